import type { StageFile } from '../../../lib/stage-file.ts';
import type { StageStack } from '../aws/stage-stacks.ts';
import type { Caller } from '../aws/who-asks.ts';
import { examine } from '../doctor/examine.ts';
import type { Probe } from '../doctor/finding.ts';
import { stackFinding } from '../doctor/probes/stacks.ts';

export interface DeployAsk {
  readonly stage: string;
  readonly file: StageFile | undefined;
  /** What `cdk deploy` is told besides. */
  readonly more: readonly string[];
}

export interface DeployPorts {
  readonly caller: Caller;
  /** The bootstrap, and zones: what a deployment would stumble over half-way. */
  readonly probes: readonly Probe[];
  /** Whether SES sends: what a deployment leaves to DNS, or to somebody. */
  readonly afterwards: readonly Probe[];
  stacks(): Promise<StageStack[]>;
  /** A yes or no of whoever deploys. */
  ask(question: string): Promise<boolean>;
  /** The exit code of a program of the project, which prints what it does. */
  run(program: string, args: readonly string[]): Promise<number>;
}

/** What findings about stacks are about. */
export const about = 'stacks';

/** The stacks as they are, and what is to be said of each; where nobody may look, that. */
export const lookAtStacks = async ({ stacks }: Pick<DeployPorts, 'stacks'>, stage: string) => {
  let seen: readonly StageStack[] = [];
  const look = async () => {
    seen = await stacks();
    return seen.map((one) => stackFinding(one, stage));
  };
  const findings = await examine([{ about, allow: ['cloudformation:DescribeStacks'], look }]);
  return { seen, findings };
};
