import type { Command } from 'commander';
import { readStageFile } from '../../stage/stage-files.ts';
import { run, say } from './run.ts';
import { profileOption, type StageFlags, stageOption, takeProfile } from './stage-option.ts';

export const addDoctor = (program: Command): void => {
  program
    .command('doctor')
    .description('Looks an account over before a deployment, and the deployment after it; changes nothing')
    .addOption(stageOption())
    .addOption(profileOption())
    .option('--json', 'findings as JSON', false)
    .action((flags: StageFlags & { json: boolean }) =>
      run(async () => {
        takeProfile(flags);
        const [{ awsClients }, { doctor }, { exitCodeOf, tellFindings }] = await Promise.all([
          import('../aws/clients.ts'),
          import('../doctor/doctor.ts'),
          import('../doctor/tell.ts'),
        ]);
        const { stage } = flags;
        const file = readStageFile(process.cwd(), stage);
        const findings = await doctor({ stage, file, nowMs: Date.now() }, awsClients(file?.region));
        if (flags.json) say(JSON.stringify(findings, null, 2));
        else tellFindings(findings, say);
        return exitCodeOf(findings);
      }),
    );
};
