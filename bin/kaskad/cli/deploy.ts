import type { Command } from 'commander';
import { readStageFile } from '../../stage/stage-files.ts';
import { askedUnless } from './asked.ts';
import { run, say } from './run.ts';
import { profileOption, type StageFlags, stageOption, takeProfile } from './stage-option.ts';

type Flags = StageFlags & { yes: boolean };

const deployOf = async (flags: Flags, more: readonly string[]) => {
  takeProfile(flags);
  const { stage } = flags;
  const [
    { mustBeInProject },
    { awsClients },
    { whoAsks },
    { allStacks },
    { deploy },
    { deployProbes, mailProbes },
    { runProgram },
  ] = await Promise.all([
    import('../deploy/in-project.ts'),
    import('../aws/clients.ts'),
    import('../aws/who-asks.ts'),
    import('../aws/all-stacks.ts'),
    import('../deploy/deploy.ts'),
    import('../doctor/probes-of.ts'),
    import('../deploy/run-program.ts'),
  ]);
  mustBeInProject(process.cwd());
  const file = readStageFile(process.cwd(), stage);
  const clients = awsClients(file?.region);
  const caller = await whoAsks(clients.sts);
  const ports = {
    caller,
    ask: askedUnless(flags.yes),
    probes: deployProbes(clients, file, caller),
    afterwards: mailProbes(clients, file, true),
    stacks: () => allStacks(clients, stage),
    // The CDK would find a region for itself, and not always the one that was looked at.
    run: (program: string, args: readonly string[]) =>
      runProgram(program, args, { AWS_REGION: caller.region }),
  };
  const approval = flags.yes ? ['--require-approval', 'never'] : [];
  return deploy({ stage, file, more: [...approval, ...more] }, ports, say);
};

export const addDeploy = (program: Command): void => {
  program
    .command('deploy')
    .description('Deploys a stage, unless something stands in the way, and says how to go on')
    .addOption(stageOption())
    .addOption(profileOption())
    .option('--yes', 'asks nothing, not even about new permissions', false)
    .argument('[more...]', 'what cdk deploy is told besides, behind --')
    .action((more: string[], flags: Flags) => run(() => deployOf(flags, more)));
};
