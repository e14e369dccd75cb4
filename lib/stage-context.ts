import type { Node } from 'constructs';
import { checkedName } from './forms.ts';
import type { StageSettings } from './settings.ts';
import { type Stage, stageOf } from './stage.ts';

type KeyOf<T> = {
  [K in keyof StageSettings]-?: NonNullable<StageSettings[K]> extends T ? K : never;
}[keyof StageSettings];

const flags: readonly KeyOf<boolean>[] = [
  ...(['terminationProtection', 'archive', 'endUserMessaging', 'console', 'firewall', 'ownKey'] as const),
  ...(['tracing', 'dashboard'] as const),
];
const numbers: readonly Exclude<KeyOf<number>, 'logRetention'>[] = ['requestsPerSecond', 'monthlyBudget'];
const texts: readonly KeyOf<string>[] = [
  ...([
    'region',
    'account',
    'alarmTopicArn',
    'webAclArn',
    'mailIdentity',
    'mailDomain',
    'mailZoneId',
  ] as const),
  ...(['restoredProfileTable', 'restoredConfigTable'] as const),
  ...(['linkDomain', 'linkZoneId', 'linkCertificateArn', 'budgetEmail'] as const),
  ...(['consoleDomain', 'consoleZoneId', 'consoleCertificateArn'] as const),
];

/**
 * The name of the stage, by context (`-c stage=prod`) or `KASKAD_STAGE`; `dev` where neither says.
 *
 * @throws WrongStage for a name that could not be part of a physical name
 */
export const stageName = (node: Node): string =>
  checkedName(text(node, 'stage') ?? process.env.KASKAD_STAGE ?? 'dev');

/**
 * Reads the stage from context.
 *
 * @throws WrongStage as `stageOf` does
 */
export function readStage(node: Node): Stage {
  const read = <K extends string, V>(keys: readonly K[], as: (value: string) => V) =>
    keys.flatMap((key) => {
      const value = text(node, key);
      return value === undefined ? [] : [[key, as(value)] as const];
    });
  return stageOf({
    stage: stageName(node),
    ...Object.fromEntries<string | number | boolean>([
      ...read(flags, (value) => value === 'true'),
      ...read(numbers, Number),
      ...read(texts, String),
    ]),
  });
}

/** The command line gives context as text, cdk.json as JSON: both are read as text. */
function text(node: Node, key: string): string | undefined {
  const value: unknown = node.tryGetContext(key);
  return value === undefined || value === null ? undefined : String(value);
}
