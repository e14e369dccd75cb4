import { join } from 'node:path';
import { type Account, query, texts } from './aws.ts';
import { finished, startGroup } from './group.ts';

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
export const ASSEMBLY = '.kaskad/deploy/cdk.out';
/** Locally `cdk deploy` takes seconds; one that hangs must not take the whole check with it. */
const LONGEST_MS = 240_000;
const POLL_MS = 200;

export const STAGE = 'deploytest';
const stackNames = ['Engine', 'Console', 'Api', 'Data'].map((part) => `Kaskad-${STAGE}-${part}`);

/** Runs a program of the project against the account. @throws Error with all that it printed when it fails or hangs */
export async function run(account: Account, program: string, ...args: string[]): Promise<string> {
  const group = startGroup(join(bin, program), args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PATH: `${bin}:${process.env.PATH}`,
      ...account.variables,
      CDK_OUTDIR: ASSEMBLY,
      // It would go on in a process that keeps the pipes open, for as long as the network does not answer.
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [group.child.stdout, group.child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  const end = await finished(group, LONGEST_MS);
  if (end !== 0) throw new Error(`${program} ${args[0]} ended with ${end}:\n${printed}`);
  return printed;
}

export const bootstrap = (account: Account) =>
  run(
    account,
    'cdk',
    'bootstrap',
    'aws://000000000000/us-east-1',
    '--output',
    ASSEMBLY,
    '-c',
    'console=false',
  );

/** Synthesizes with this context, then deploys all stacks as anybody would. */
export async function deploy(account: Account, context: Record<string, string> = {}): Promise<void> {
  const given = Object.entries({ stage: STAGE, ...context }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const silent = ['--require-approval', 'never', '--ci', '--progress', 'events'];
  await run(account, 'cdk', 'deploy', '--all', '--output', ASSEMBLY, ...silent, ...given);
}

/** The outputs of all stacks by their names. */
export async function outputs(account: Account): Promise<Record<string, string>> {
  const xml = await query(account, 'cloudformation', 'DescribeStacks');
  const values = texts(xml, 'OutputValue');
  return Object.fromEntries(texts(xml, 'OutputKey').map((key, index) => [key, values[index] ?? '']));
}

/** Deletes all stacks, last first, each by its name. */
export async function deleteStacks(account: Account): Promise<void> {
  for (const StackName of stackNames) {
    await query(account, 'cloudformation', 'DeleteStack', { StackName });
    await untilGone(account, StackName);
  }
}

async function untilGone(account: Account, stackName: string): Promise<void> {
  const deadlineMs = performance.now() + LONGEST_MS;
  for (;;) {
    const xml = await query(account, 'cloudformation', 'DescribeStacks', { StackName: stackName }).catch(
      String,
    );
    const [status] = texts(xml, 'StackStatus');
    if (status === undefined || status === 'DELETE_COMPLETE') return;
    if (status === 'DELETE_FAILED' || performance.now() > deadlineMs)
      throw new Error(`${stackName}: ${status}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
