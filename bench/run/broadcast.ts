import type { AwsCall } from '../../local/meter.ts';
import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { LOCAL_ASSEMBLY, synthesize } from '../../local/synthesize.ts';
import { countUnits, dollarsOf, type Units } from './count-units.ts';
import { identifyOf, post } from './events.ts';
import { PRICES } from './prices.ts';

const asked = Number(process.argv[process.argv.indexOf('--people') + 1]);
/** `--people 2000` for a smaller house. */
const PEOPLE = process.argv.includes('--people') && asked > 0 ? asked : 20_000;
const PER_REQUEST = 100;
/** What is on its way at once: the bus and the queue of one process are not what is measured. */
const BETWEEN_RESTS = 5;
const MILLION = 1e6;
const DAY_MS = 86_400_000;

type Row = Record<string, number>;
type Local = Awaited<ReturnType<typeof startLocal>>;

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));

const ask = async ({ url }: Local, method: string, path: string, body: unknown = {}): Promise<void> => {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: 'Bearer local-admin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
};

const publish = async (local: Local, path: string, body: unknown): Promise<void> => {
  await ask(local, 'PUT', path, body);
  await ask(local, 'POST', `${path}/publish`);
};

const personOf = (no: number) => identifyOf(`person-${no}`).batch;

const meetEverybody = async (local: Local): Promise<void> => {
  for (let no = 0, requests = 1; no < PEOPLE; no += PER_REQUEST, requests++) {
    const batch = Array.from({ length: PER_REQUEST }, (_, index) => personOf(no + index)).flat();
    await post(local.url, { batch });
    if (requests % BETWEEN_RESTS === 0) await local.idle();
  }
  await local.idle();
};

const of = (calls: readonly AwsCall[], service: AwsCall['service'], action?: string): number =>
  calls.filter((call) => call.service === service && (action === undefined || call.action === action)).length;

/** Units a person; the index `Lists` writes one more, which no meter sees, for each entry that joins it. */
const rowOf = (calls: readonly AwsCall[], seconds: number, indexWrites: number): Row => {
  const units: Units = countUnits(calls);
  const schedules = of(calls, 'scheduler', 'CreateSchedule');
  const dollars = dollarsOf(units) + schedules * PRICES.schedule + indexWrites * PEOPLE * PRICES.writeUnit;
  return {
    seconds: rounded(seconds, 1),
    'people/s': Math.round(PEOPLE / seconds),
    'bus entries': rounded(units.busEntries / PEOPLE, 3),
    sqs: rounded(units.queueRequests / PEOPLE),
    invocations: rounded(units.invocations / PEOPLE),
    'profile writes': rounded(units.profileWriteUnits / PEOPLE),
    'history writes': rounded(units.historyWriteUnits / PEOPLE),
    'other writes': rounded(units.otherWriteUnits / PEOPLE + indexWrites),
    reads: rounded(units.readUnits / PEOPLE),
    schedules: rounded(schedules / PEOPLE),
    scans: of(calls, 'dynamodb', 'Scan'),
    '$ a million': rounded((dollars / PEOPLE) * MILLION),
  };
};

/** People a second of a broadcast to a segment on the local run, and what a million of them would cost in units. */
export const measureBroadcast = async (): Promise<void> => {
  await synthesize();
  let calls: AwsCall[] = [];
  const local = await startLocal({
    ...{ assembly: LOCAL_ASSEMBLY, port: 0, seed: seedLocal },
    meter: (call) => calls.push(call),
  });
  const rows: Record<string, Row> = {};
  const measure = async (name: string, indexWrites: number, work: () => Promise<unknown>): Promise<void> => {
    calls = [];
    const fromMs = performance.now();
    await work();
    rows[name] = rowOf(calls, (performance.now() - fromMs) / 1000, indexWrites);
    console.log(`${name}: ${rows[name]?.seconds} s`);
  };
  try {
    const everybody = { condition: { '==': [{ var: 'profile.country' }, 'DE'] } };
    await publish(local, '/v1/segments/everybody', everybody);
    await publish(local, '/v1/templates/news', { channel: 'email', subject: 'News', text: 'Hello' });
    await measure('meet', 2, () => meetEverybody(local));
    const startsAtMs = Math.ceil((local.clock.nowMs() + DAY_MS) / 60_000) * 60_000;
    const at = new Date(startsAtMs).toISOString().slice(0, 16);
    await publish(local, '/v1/journeys/news', {
      trigger: { schedule: { at, timezone: 'UTC' }, to: { segment: 'everybody' } },
      steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'news' }],
    });
    const moveTo = (atMs: number) =>
      local.clock.advance(`PT${Math.ceil((atMs - local.clock.nowMs()) / 1000)}S`);
    await measure('take in', 1, () => moveTo(startsAtMs - 60_000));
    await measure('send', 0, () => moveTo(startsAtMs + 60_000));
    console.log(
      `${PEOPLE} people; units a person, dollars by list prices without functions' time and mails:`,
    );
    console.table(rows);
    await tellRun(local);
  } finally {
    await local.stop();
  }
};

const tellRun = async ({ url }: Local): Promise<void> => {
  const headers = { authorization: 'Bearer local-admin' };
  const runs = await (await fetch(`${url}/v1/journeys/news/runs`, { headers })).text();
  const outbox = (await (await fetch(`${url}/_local/outbox`)).json()) as { to: string }[];
  const different = new Set(outbox.map(({ to }) => to)).size;
  console.log(`${runs}\n${outbox.length} mails to ${different} addresses`);
};
