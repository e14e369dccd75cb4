import { execFile } from 'node:child_process';
import { setTimeout as rest } from 'node:timers/promises';
import { promisify } from 'node:util';
import { apiAt } from '../kaskad/api.ts';
import type { Clients } from '../kaskad/aws/clients.ts';
import { outputOf, stageStacks } from '../kaskad/aws/stage-stacks.ts';
import { runProgram } from '../kaskad/deploy/run-program.ts';
import { mailIdentityProbe } from '../kaskad/doctor/probes/mail-identity.ts';
import { addressIn } from '../kaskad/doctor/probes/sender.ts';
import { keysIn } from './house.ts';
import type { SmokePorts } from './plan.ts';
import { removeStage, tablesOf } from './remove-stage.ts';

const LOOK_MS = 5_000;
/** SES reports within seconds; a complaint may take longer. */
const LONGEST_MS = 5 * 60_000;

const deployArgs = (stage: string): string[] => {
  const context = { stage, console: 'false', stageFile: 'false' };
  const said = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const silent = ['--require-approval', 'never', '--output', '.kaskad/smoke.out'];
  return ['deploy', '--all', ...silent, ...said];
};

/** The account of whoever runs it. */
export const awsPorts = (clients: Clients, stage: string, sender: string): SmokePorts => {
  const rooms = { ...clients, stage };
  const stacks = () => stageStacks(clients.cloudFormation, stage);
  let restedMs = 0;
  return {
    sender,
    apiAt,
    async refuseIfThere() {
      const there = [...(await stacks()).map(({ name }) => name), ...(await tablesOf(rooms))];
      if (there.length > 0)
        throw new Error(
          `${there.join(', ')}: this stage is somebody's. Nothing was touched; say another --stage.`,
        );
    },
    async checkSender() {
      const asked = { name: addressIn(sender), isYetToCome: false };
      const found = await mailIdentityProbe(clients.ses, asked).look();
      const wrong = found.find(({ state }) => state === 'fault');
      if (wrong) throw new Error(`${wrong.says} ${wrong.todo}`);
    },
    async deploy() {
      const code = await runProgram('cdk', deployArgs(stage));
      if (code !== 0) throw new Error('The CDK says above why.');
    },
    remove: () => removeStage(rooms),
    apiUrl: async () => outputOf(await stacks(), 'ApiUrl') ?? '',
    async seedKeys() {
      const args = ['bin/seed-keys.ts', '--stage', stage];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: process.cwd() });
      return keysIn(stdout);
    },
    async rest() {
      restedMs += LOOK_MS;
      await rest(LOOK_MS);
      return restedMs < LONGEST_MS;
    },
  };
};
