import type { StageFile } from '../../../lib/stage-file.ts';
import { outputOf, type StageStack } from '../aws/stage-stacks.ts';
import type { Caller } from '../aws/who-asks.ts';
import type { ExitCode, Say } from '../commands.ts';
import { examine } from '../doctor/examine.ts';
import type { Finding, Found, Probe } from '../doctor/finding.ts';
import { stackFinding } from '../doctor/probes/stacks.ts';
import { tellFindings } from '../doctor/tell.ts';

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
  stacks(): Promise<StageStack[]>;
  /** A yes or no of whoever deploys. */
  ask(question: string): Promise<boolean>;
  /** The exit code of a program of the project, which prints what it does. */
  run(program: string, args: readonly string[]): Promise<number>;
}

/** A stage that was taken back whole may be deployed over; one that moves, or lies half made, may not. */
const isInTheWay = (found: Found): boolean => found.state === 'fault';

const about = 'stacks';

/** A name that was mistyped has no file either, and would be a stage of its own. */
const isMeant = async ({ caller, ask }: DeployPorts, { stage, file }: DeployAsk): Promise<boolean> => {
  if (file) return true;
  const where = `the account ${caller.account}, ${caller.region}`;
  return ask(
    `There is no kaskad.${stage}.json. Deploy ${stage} into ${where}, with no option but those said here?`,
  );
};

/** What is said behind the file would go before it, while all that was looked at lies in the region of the file. */
const otherRegion = ({ caller }: DeployPorts, { more }: DeployAsk): string | undefined =>
  more
    .flatMap((one) => /(?:^|=)region=(.+)$/.exec(one)?.[1] ?? [])
    .find((region) => region !== caller.region);

const obstacles = async (ports: DeployPorts, ask: DeployAsk): Promise<Finding[]> => {
  const { file } = ask;
  const { account } = ports.caller;
  if (file?.account !== undefined && file.account !== account) {
    const says = `This is the account ${account}; the stage lives in ${file.account}.`;
    return [{ about: 'who asks', state: 'fault', says, todo: 'Say another AWS_PROFILE.' }];
  }
  const region = otherRegion(ports, ask);
  if (region !== undefined) {
    const says = `This is the region ${ports.caller.region}, and ${region} is said for the CDK.`;
    return [{ about: 'who asks', state: 'fault', says, todo: 'Say it in the stage file, or by AWS_REGION.' }];
  }
  const allow = ['cloudformation:DescribeStacks'];
  const look = async () => (await ports.stacks()).map(stackFinding);
  const found = await examine([{ about, allow, look }, ...ports.probes]);
  return found.filter(isInTheWay);
};

const tellOutcome = async ({ stacks }: DeployPorts, { stage }: DeployAsk, say: Say): Promise<void> => {
  const made = await stacks();
  for (const [name, output] of [
    ['API', 'ApiUrl'],
    ['Console', 'ConsoleUrl'],
  ] as const) {
    const url = outputOf(made, output);
    if (url !== undefined) say(`${name}: ${url}`);
  }
  say(`Next: npm run keys -- --stage ${stage} (the first time), then npx kaskad doctor --stage ${stage}`);
};

const tellFailure = async ({ stacks }: DeployPorts, { stage }: DeployAsk, say: Say): Promise<void> => {
  const left = (await stacks().catch(() => [])).map((stack): Finding => ({ about, ...stackFinding(stack) }));
  const bad = left.filter(({ state }) => state !== 'ok');
  if (bad.length > 0) return tellFindings(bad, say);
  say(`Nothing is half made: mend what is said above, and run npx kaskad deploy --stage ${stage} again.`);
};

/**
 * Looks whether anything stands in the way, has the CDK deploy all stacks, and says how to go on: nobody is left with half of a
 * stage and no word.
 */
export const deploy = async (ask: DeployAsk, ports: DeployPorts, say: Say): Promise<ExitCode> => {
  const found = await obstacles(ports, ask);
  if (found.length > 0) {
    tellFindings(found, say);
    return 1;
  }
  if (!(await isMeant(ports, ask))) return 1;
  const args = ['deploy', '--all', '-c', `stage=${ask.stage}`, ...ask.more];
  if ((await ports.run('cdk', args)) === 0) {
    await tellOutcome(ports, ask, say);
    return 0;
  }
  await tellFailure(ports, ask, say);
  return 1;
};
