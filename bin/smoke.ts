import { Command } from 'commander';
import { awsClients } from './kaskad/aws/clients.ts';
import { whoAsks } from './kaskad/aws/who-asks.ts';
import { CannotTell } from './kaskad/cannot-tell.ts';
import { askedUnless } from './kaskad/cli/asked.ts';
import { run, say } from './kaskad/cli/run.ts';
import { profileOption, type StageFlags, takeProfile } from './kaskad/cli/stage-option.ts';
import { awsPorts } from './smoke/aws-ports.ts';
import { lastWord } from './smoke/last-word.ts';
import { smokePlan } from './smoke/plan.ts';
import { walk } from './smoke/step.ts';

interface Flags extends StageFlags {
  region?: string;
  sender: string;
  yes: boolean;
}

/** Never the name of a stage that somebody lives in: it is deleted afterwards. */
const checked = (stage: string): string => {
  if (/^smoke[a-z0-9-]{0,15}$/.test(stage)) return stage;
  throw new CannotTell(`${stage} will be deleted afterwards: its name must begin with smoke.`);
};

const smoke = async (flags: Flags) => {
  const { region, sender, yes } = flags;
  const stage = checked(flags.stage);
  takeProfile(flags);
  if (region !== undefined) process.env.AWS_REGION = region;
  const clients = awsClients(region);
  const caller = await whoAsks(clients.sts);
  const where = `the account ${caller.account}, ${caller.region}`;
  const question = `Deploy ${stage} into ${where}, try it and delete it again? It takes some ten minutes and a few cents.`;
  if (!(await askedUnless(yes)(question))) return 1;
  const ports = awsPorts(clients, { stage, sender, region: caller.region });
  const walked = await walk(smokePlan(ports), say);
  say(lastWord(walked, stage, where));
  return walked.failed || walked.stayed.length > 0 ? 1 : 0;
};

await new Command('smoke')
  .description(
    'Deploys a throw-away stage, sends to the mailboxes of SES, looks what is reported, removes it',
  )
  .requiredOption('--sender <mailbox>', 'an address or domain that SES has verified in this account')
  .addOption(profileOption())
  .option('--region <region>', 'else that of the profile')
  .option('--stage <name>', 'begins with smoke', `smoke-${Date.now().toString(36)}`)
  .option('--yes', 'asks nothing', false)
  .action((flags: Flags) => run(() => smoke(flags)))
  .parseAsync();
