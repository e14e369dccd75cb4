import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import type { Answers } from '../init/answers.ts';
import { type PushFlags, pushCredentials } from '../init/push-files.ts';
import { run, say } from './run.ts';
import { profileOption, takeProfile } from './stage-option.ts';

type Flags = Partial<Omit<Answers, 'origins'>> &
  PushFlags & { origin?: string[]; profile?: string; yes: boolean; force: boolean; pushOnly: boolean };

const schemaPath = fileURLToPath(new URL('../../../stage.schema.json', import.meta.url));

const askOf = ({ origin, profile: _, yes: __, force, pushOnly, ...flags }: Flags) => {
  const { fcm, apnsKey, apnsKeyId, apnsTeamId, apnsBundleId, apnsSandbox, ...given } = flags;
  const push = pushCredentials({
    ...(fcm !== undefined && { fcm }),
    ...(apnsKey !== undefined && { apnsKey }),
    ...(apnsKeyId !== undefined && { apnsKeyId }),
    ...(apnsTeamId !== undefined && { apnsTeamId }),
    ...(apnsBundleId !== undefined && { apnsBundleId }),
    ...(apnsSandbox !== undefined && { apnsSandbox }),
  });
  const answers = { ...given, ...(origin && { origins: origin.join(' ') }) };
  return { given: answers, push, pushOnly, force, folder: process.cwd(), schemaPath };
};

const initOf = async (flags: Flags) => {
  takeProfile(flags);
  const ask = askOf(flags);
  const [{ init }, { known }, { clackPrompts }, { makePushApplication }, { SNSClient }] = await Promise.all([
    import('../init/init.ts'),
    import('../init/known.ts'),
    import('../init/clack-prompts.ts'),
    import('../init/push-applications.ts'),
    import('@aws-sdk/client-sns'),
  ]);
  const isAsked = !flags.yes && process.stdin.isTTY === true;
  const ports = {
    known: await known(),
    prompts: isAsked ? clackPrompts : undefined,
    makePush: (where: Parameters<typeof makePushApplication>[1], given: (typeof ask.push)[number]) =>
      makePushApplication(new SNSClient({ region: where.region }), where, given),
  };
  return init(ask, ports, say);
};

export const addInit = (program: Command): void => {
  program
    .command('init')
    .description('Asks what a stage needs to know and writes its file; flags answer beforehand')
    .addOption(new Option('--stage <name>', 'such as prod').env('KASKAD_STAGE'))
    .option('--region <region>', 'of AWS')
    .option('--account <id>', 'nothing is deployed into another one')
    .option('--name <name>', 'of the shop')
    .option('--origin <url...>', 'where its pages are')
    .option('--languages <list>', 'such as de,en')
    .option('--timezone <zone>', 'such as Europe/Berlin')
    .option('--country <code>', 'such as DE')
    .option('--sender <mailbox>', 'such as "Teashop <hello@shop.example>"')
    .option('--reply-to <mailbox>')
    .option('--mail-domain <domain>', 'that the stack makes known to SES')
    .option('--mail-zone <id>', 'its zone in Route 53')
    .option('--link-domain <domain>', 'for links in messages')
    .option('--link-zone <id>', 'its zone in Route 53')
    .option('--link-certificate <arn>', 'or a certificate in ACM')
    .option('--alarm-topic <arn>', 'that alarms tell')
    .option('--archive', 'keeps events for back-tests and replays')
    .option('--fcm <file>', 'key of a service account of Firebase: push to Android')
    .option('--apns-key <file>', 'key of Apple’s (.p8): push to iOS')
    .option('--apns-key-id <id>')
    .option('--apns-team-id <id>')
    .option('--apns-bundle-id <id>')
    .option('--apns-sandbox', 'for apps that are being developed')
    .addOption(profileOption())
    .option('--push-only', 'makes the push applications of a stage that has its file', false)
    .option('--force', 'also over a file that is there', false)
    .addOption(new Option('--yes', 'asks nothing').default(false))
    .action((flags: Flags) => run(() => initOf(flags)));
};
