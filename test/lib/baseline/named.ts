import { Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib/core';
import { synthesize } from '../synth.ts';
import { wholeStage } from './stateful.ts';

/** The logical id of whatever has a physical name of ours, by stack, type and name. */
export type Named = Readonly<Record<string, string>>;

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A stage with all that has a name. */
const everyOption = {
  ...wholeStage,
  ...{ region: 'eu-central-1', firewall: 'true', dashboard: 'true', monthlyBudget: '50' },
  ...{ budgetEmail: 'owner@shop.example', mailDomain: 'shop.example', linkDomain: 'go.shop.example' },
  linkZoneId: 'Z123',
};
/** Inline policies are named within their role, and by their logical id. */
const NAMED_WITHIN = 'AWS::IAM::Policy';

export function namedOf(context: object = everyOption): Named {
  const { data, api, edge, console, engine } = synthesize({ ...context });
  const stacks = Object.entries({ data, api, edge, console, engine });
  return Object.fromEntries(
    stacks.flatMap(([part, stack]) =>
      stack ? idsIn(stack).map(([name, id]) => [`${part} ${name}`, id]) : [],
    ),
  );
}

const idsIn = (stack: Stack): [string, string][] =>
  Object.entries<Resource>(Template.fromStack(stack).toJSON().Resources).flatMap(([id, resource]) =>
    resource.Type === NAMED_WITHIN
      ? []
      : namesOf(resource).map((name): [string, string] => [`${resource.Type} ${name}`, id]),
  );

/** `Name`, or the type's own word for it: `AlarmName` of an alarm, `Domain` of a user pool's; some types keep it one level below. */
function namesOf({ Type, Properties = {} }: Resource): string[] {
  const kind = Type.split('::').at(-1) ?? '';
  const inner = Properties[`${kind}Config`];
  const all = { ...Properties, ...(typeof inner === 'object' && inner) };
  const isName = (key: string) =>
    key === `${kind}Name` || kind.endsWith(key) || (key.endsWith('Name') && kind.endsWith(key.slice(0, -4)));
  // A zone has a name once for each type of record.
  const suffix = kind === 'RecordSet' ? ` ${Properties.Type}` : '';
  return Object.entries(all)
    .filter(([key, value]) => isName(key) && isText(value))
    .map(([, value]) => `${typeof value === 'string' ? value : JSON.stringify(value)}${suffix}`);
}

/** As it stands there, or put together by CloudFormation. */
const isText = (value: unknown): boolean =>
  typeof value === 'string' || (typeof value === 'object' && value !== null && 'Fn::Join' in value);

/**
 * Each name that a deployment of `now` over `before` would ask for a second time, as one sentence: CloudFormation makes the new before it
 * deletes the old, finds the name taken, and takes everything back. Also each that nobody has pinned.
 */
export const takenNames = (before: Named, now: Named): string[] =>
  Object.entries(now).flatMap(([name, id]) => {
    const old = before[name];
    if (old === undefined) return [`${name} (${id}) is not in the baseline.`];
    return old === id ? [] : [`${name} would be made again as ${id} while ${old} still has the name.`];
  });
