import type { ExitCode, Say } from '../commands.ts';
import { examine } from '../doctor/examine.ts';
import type { Finding } from '../doctor/finding.ts';
import { tellFindings } from '../doctor/tell.ts';
import { tellFailure, tellOutcome } from './outcome.ts';
import { type DeployAsk, type DeployPorts, lookAtStacks } from './ports.ts';

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

/** A stage that was taken back whole may be deployed over; one that moves, or lies half made, may not. */
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
  const [{ findings }, others] = await Promise.all([lookAtStacks(ports, ask.stage), examine(ports.probes)]);
  return [...findings, ...others].filter(({ state }) => state === 'fault' || state === 'unknown');
};

/** Where something could not be looked at, a person says whether that keeps anybody. */
const isFree = async (ports: DeployPorts, found: readonly Finding[], say: Say): Promise<boolean> => {
  if (found.length === 0) return true;
  tellFindings(found, say);
  if (found.some(({ state }) => state === 'fault')) return false;
  return ports.ask('Deploy, although that was not looked at?');
};

/**
 * Looks whether anything stands in the way, has the CDK deploy all stacks, and says how to go on: nobody is left with half of a
 * stage and no word.
 */
export const deploy = async (ask: DeployAsk, ports: DeployPorts, say: Say): Promise<ExitCode> => {
  if (!(await isFree(ports, await obstacles(ports, ask), say))) return 1;
  if (!(await isMeant(ports, ask))) return 1;
  const args = ['deploy', '--all', '-c', `stage=${ask.stage}`, ...ask.more];
  if ((await ports.run('cdk', args)) === 0) {
    await tellOutcome(ports, ask, say);
    return 0;
  }
  await tellFailure(ports, ask, say);
  return 1;
};
