import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startMiniStack } from '../deploy/ministack.ts';
import { startDynamoDbLocal } from './dynamodb-local.ts';
import type { Engine, Missing } from './engine.ts';

interface Plan {
  start(): Promise<Engine | Missing>;
  readonly suites: readonly string[];
  variables(url: string): Record<string, string>;
}

const plans: Readonly<Record<string, Plan>> = {
  'dynamodb-local': {
    start: startDynamoDbLocal,
    suites: ['test/contracts'],
    variables: (url) => ({ KASKAD_DYNAMODB_URL: url }),
  },
  ministack: {
    start: startMiniStack,
    suites: ['test/contracts', 'test/parity'],
    variables: (url) => ({ KASKAD_DYNAMODB_URL: url, KASKAD_MINISTACK_URL: url }),
  },
};

/** True when all went well, or there was no engine. */
async function check(plan: Plan): Promise<boolean> {
  const engine = await plan.start();
  if ('missing' in engine) {
    console.warn(`\n!!! ${engine.name}: skipped: ${engine.missing} !!!\n`);
    return true;
  }
  try {
    console.log(`\n=== ${plan.suites.join(', ')} on ${engine.name} ===`);
    return await passes(plan.suites, plan.variables(engine.url));
  } finally {
    await engine.stop();
  }
}

async function passes(suites: readonly string[], variables: Record<string, string>): Promise<boolean> {
  const env = { ...process.env, ...variables };
  // One file after another: those of parity share the names of what they make.
  const jest = spawn('npm', ['run', 'jest', '--', '--runInBand', ...suites], { stdio: 'inherit', env });
  const stop = () => void jest.kill();
  process.once('exit', stop);
  const [status] = await once(jest, 'exit');
  process.off('exit', stop);
  return status === 0;
}

// A signal ends the process the ordinary way, so that engines are stopped.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

const wanted = (process.env.KASKAD_ENGINES ?? Object.keys(plans).join(',')).split(',');
for (const name of wanted) {
  const plan = plans[name];
  if (!plan) throw new Error(`KASKAD_ENGINES knows ${Object.keys(plans).join(', ')}, not ${name}`);
  if (!(await check(plan))) process.exitCode = 1;
}
