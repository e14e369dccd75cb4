import type { StageFile } from '../../../lib/stage-file.ts';
import { allStacks } from '../aws/all-stacks.ts';
import type { Clients } from '../aws/clients.ts';
import { outputOf } from '../aws/stage-stacks.ts';
import { type Caller, whoAsks } from '../aws/who-asks.ts';
import { examine } from './examine.ts';
import { type Finding, fault, ok } from './finding.ts';
import { missingStacks, stackFinding, unwantedStacks } from './probes/stacks.ts';
import { accountProbes, deploymentProbes } from './probes-of.ts';

export interface Examined {
  readonly stage: string;
  readonly file: StageFile | undefined;
  readonly nowMs: number;
}

const callerFinding = ({ account, region }: Caller, file: StageFile | undefined): Finding => {
  const isRight = file?.account === undefined || file.account === account;
  const said = isRight
    ? ok(`Account ${account}, region ${region}.`)
    : fault(
        `This is the account ${account}; the stage lives in ${file.account}.`,
        'Say another AWS_PROFILE.',
      );
  return { about: 'who asks', ...said };
};

/**
 * Looks an account over before a stage is deployed into it, and the stage once it is there. Nothing is changed.
 *
 * @throws CannotTell where nobody knows who asks
 */
export const doctor = async ({ stage, file, nowMs }: Examined, clients: Clients): Promise<Finding[]> => {
  const caller = await whoAsks(clients.sts);
  const asks = callerFinding(caller, file);
  if (asks.state === 'fault') return [asks];
  const about = 'stacks';
  const found = allStacks(clients, stage);
  const allow = ['cloudformation:DescribeStacks'];
  const seen = await examine([
    { about, allow, look: async () => (await found).map((one) => stackFinding(one, stage)) },
  ]);
  const stacks = await found.catch(() => []);
  const patient = { stage, caller, file, stacks, nowMs };
  const isThere = stacks.length > 0;
  // The pool of people who sign in is there where the console is to be.
  const hasConsole = outputOf(stacks, 'UserPoolId') !== undefined;
  const others = isThere
    ? [...missingStacks(stacks, stage, hasConsole), ...unwantedStacks(stacks, file)]
    : [];
  const probes = [...accountProbes(clients, patient), ...(isThere ? deploymentProbes(clients, patient) : [])];
  const rest = await examine(probes);
  return [asks, ...seen, ...others.map((one) => ({ about, ...one })), ...rest];
};
