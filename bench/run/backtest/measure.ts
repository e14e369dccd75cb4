import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BacktestResult } from '../../../core/backtest/report.ts';
import { assemble } from '../../../core/config/assemble.ts';
import { DAY_MS } from '../../../core/duration.ts';
import { afterStep, type Job } from '../../../core/jobs/job.ts';
import type { JobInput } from '../../../core/jobs/job-inputs.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { identityKey } from '../../../core/profile/identity-key.ts';
import type { Identity, Profile } from '../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { s3EventArchive } from '../../../functions/adapters/s3/event-archive.ts';
import { s3WorkFiles } from '../../../functions/adapters/s3/work-files.ts';
import { backtest } from '../../../functions/run-jobs/kinds/backtest.ts';
import type { RunJobsPorts } from '../../../functions/run-jobs/ports.ts';
import { readInvoices } from '../../replay/invoices.ts';
import { planReplay } from '../../replay/plan.ts';
import { seededRandom } from '../../replay/random.ts';
import { deriveTruth } from '../../replay/truth.ts';
import { BUCKET, fillArchive, startBucket } from './fill-archive.ts';
import { entriesOf, peopleOf } from './shop-of.ts';

const DAYS = 14;
/** Long enough after the last action for every cascade to end. */
const AFTERMATH_MS = 4 * DAY_MS;
/** A step has twenty seconds. */
const STEP_MS = 20_000;

const draft: Journey = {
  ...cartAbandoned,
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT3H', from: 'lastActivity' },
    ...cartAbandoned.steps.slice(1),
  ] as Journey['steps'],
};

/** A real shop's fortnight, played with a wait of three hours beside the live one. */
export const measureBacktest = async (): Promise<void> => {
  const data = process.env.KASKAD_DATA ?? '../shared/data';
  if (!existsSync(join(data, 'online-retail'))) {
    console.log(`SKIPPED: no online-retail folder in ${data}: name it with KASKAD_DATA.`);
    return;
  }
  const { invoices } = await readInvoices(data, DAYS);
  const plan = planReplay(invoices, { random: seededRandom(1), drop: 0.3, shiftMs: 0 });
  const [fromMs, lastMs] = [plan.actions[0]?.atMs ?? 0, plan.actions.at(-1)?.atMs ?? 0];
  const toMs = lastMs + AFTERMATH_MS;
  const { client, stop } = await startBucket();
  try {
    const files = await fillArchive(client, entriesOf(plan));
    const events = s3EventArchive(client, BUCKET);
    const megabytes = (await events.bytes(fromMs, toMs)) / 1024 / 1024;
    const archive = { events, files: s3WorkFiles(client, BUCKET) };
    const ports = portsOf(peopleOf(plan, fromMs), archive);
    const input = { journeyId: draft.id, draft, liveVersion: 1, fromMs, toMs, people: 1_000_000 };
    const run = await runSteps(ports, input);
    report({ days: DAYS, files, megabytes, ...run });
    compare(run.job, deriveTruth(plan, toMs));
  } finally {
    client.destroy();
    await stop();
  }
};

/** What a back-test asks for, and nothing else. */
const portsOf = (people: Map<string, Profile>, archive: RunJobsPorts['archive']): RunJobsPorts => {
  const pointers = new Map(
    [...people.values()].flatMap(({ id, identities }) => identities.map((one) => [identityKey(one), id])),
  );
  const found = <T>(all: Map<string, T>, keys: readonly string[]) =>
    new Map(keys.flatMap((key) => (all.has(key) ? [[key, all.get(key) as T] as const] : [])));
  const ports = {
    archive,
    profiles: {
      resolve: async (identities: readonly Identity[]) => found(pointers, identities.map(identityKey)),
      load: async (ids: readonly string[]) =>
        new Map([...found(people, ids)].map(([id, value]) => [id, { value, version: 1 }])),
    },
    suppressions: { find: async () => undefined },
    config: { snapshot: async () => assemble(undefined, []), journeyVersion: async () => cartAbandoned },
  };
  return ports as unknown as RunJobsPorts;
};

/** Step after step, as messages of the queue would ask for them. */
const runSteps = async (ports: RunJobsPorts, input: JobInput<'backtest'>) => {
  const startedMs = performance.now();
  const now = { startedAtMs: 0, savedAtMs: 0, step: 0, counts: {}, version: 0 };
  let job: Job = { id: 'bench', kind: 'backtest', status: 'running', by: 'bench', input, ...now };
  let slowestMs = 0;
  let residentMb = 0;
  while (job.status === 'running') {
    const stepMs = performance.now();
    const hasTime = () => performance.now() - stepMs < STEP_MS;
    job = afterStep(job, await backtest({ job, input, ports, hasTime }), 0);
    slowestMs = Math.max(slowestMs, performance.now() - stepMs);
    residentMb = Math.max(residentMb, process.memoryUsage().rss / 1024 / 1024);
  }
  return { job, seconds: (performance.now() - startedMs) / 1000, slowestMs, residentMb };
};

interface Measured {
  days: number;
  files: number;
  megabytes: number;
  job: Job;
  seconds: number;
  slowestMs: number;
  residentMb: number;
}

const report = ({ days, files, megabytes, job, seconds, slowestMs, residentMb }: Measured): void => {
  const { events = 0, people = 0 } = job.counts;
  console.log(
    `${days} days, ${events} events of ${people} people in ${files} files, ${megabytes.toFixed(1)} MB packed:`,
  );
  console.log(
    `${seconds.toFixed(1)} s in ${job.step} steps, the slowest ${(slowestMs / 1000).toFixed(1)} s, ` +
      `${Math.round(events / seconds)} events/s, ${Math.round(residentMb)} MB resident`,
  );
  console.dir((job.result as BacktestResult).different?.kinds);
};

/** The live version's messages beside those that are known to be right. */
const compare = (job: Job, truth: ReturnType<typeof deriveTruth>): void => {
  const { live, draft: other } = job.result as BacktestResult;
  const promised: Record<string, number> = {};
  for (const { messages } of truth.values())
    for (const { channel } of messages) promised[channel] = (promised[channel] ?? 0) + 1;
  console.table({ truth: promised, live: live?.messages, draft: other.messages });
  const isSame = Object.entries(promised).every(([channel, count]) => live?.messages[channel] === count);
  if (!isSame) process.exitCode = 1;
  console.log(isSame ? 'The live version is as the truth says.' : 'The live version DIFFERS from the truth.');
};
