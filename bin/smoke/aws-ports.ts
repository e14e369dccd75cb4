import { execFile } from 'node:child_process';
import { setTimeout as rest } from 'node:timers/promises';
import { promisify } from 'node:util';
import { apiAt } from '../kaskad/api.ts';
import type { Clients } from '../kaskad/aws/clients.ts';
import { outputOf, stageStacks } from '../kaskad/aws/stage-stacks.ts';
import { type RunProgram, runProgram } from '../kaskad/deploy/run-program.ts';
import { mailIdentityProbe } from '../kaskad/doctor/probes/mail-identity.ts';
import { addressIn } from '../kaskad/doctor/probes/sender.ts';
import { keysIn } from './house.ts';
import type { SmokePorts } from './plan.ts';
import { removeStage, tablesOf } from './remove-stage.ts';

const LOOK_MS = 5_000;
/** SES reports within seconds; a complaint may take longer. */
const LONGEST_MS = 5 * 60_000;

export interface SmokeStage {
  readonly stage: string;
  /** Of the clients: programs of their own would each find one for themselves, and not always the same. */
  readonly region: string;
  readonly sender: string;
}

const deployArgs = ({ stage, region }: SmokeStage): string[] => {
  const context = { stage, region, console: 'false', stageFile: 'false' };
  const said = Object.entries(context).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  const silent = ['--require-approval', 'never', '--output', '.kaskad/smoke.out'];
  return ['deploy', '--all', ...silent, ...said];
};

/** The account of whoever runs it. */
export const awsPorts = (clients: Clients, asked: SmokeStage, run: RunProgram = runProgram): SmokePorts => {
  const { stage, sender } = asked;
  const there = { AWS_REGION: asked.region };
  const rooms = { ...clients, stage };
  const stacks = () => stageStacks(clients.cloudFormation, stage);
  let restedMs = 0;
  return {
    sender,
    apiAt,
    async refuseIfThere() {
      const found = [...(await stacks()).map(({ name }) => name), ...(await tablesOf(rooms))];
      if (found.length > 0)
        throw new Error(
          `${found.join(', ')}: this stage is somebody's. Nothing was touched; say another --stage.`,
        );
    },
    async checkSender() {
      const asked = { name: addressIn(sender), isYetToCome: false };
      const looked = await mailIdentityProbe(clients.ses, asked).look();
      const wrong = looked.find(({ state }) => state === 'fault');
      if (wrong) throw new Error(`${wrong.says} ${wrong.todo}`);
    },
    async deploy() {
      const code = await run('cdk', deployArgs(asked), there);
      if (code !== 0) throw new Error('The CDK says above why.');
    },
    remove: () => removeStage(rooms),
    apiUrl: async () => outputOf(await stacks(), 'ApiUrl') ?? '',
    async seedKeys() {
      const args = ['bin/seed-keys.ts', '--stage', stage];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        cwd: process.cwd(),
        env: { ...process.env, ...there },
      });
      return keysIn(stdout);
    },
    async rest() {
      restedMs += LOOK_MS;
      await rest(LOOK_MS);
      return restedMs < LONGEST_MS;
    },
  };
};
