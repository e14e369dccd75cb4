import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Rows } from '../../core/analytics/ports.ts';
import { project } from '../../core/analytics/projections.ts';
import { keyOfRow } from '../../core/analytics/row.ts';
import { textOfTotals } from '../../core/analytics/totals-columns.ts';
import { DAY_MS } from '../../core/duration.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { partitions } from '../../functions/adapters/dynamo/tallies/days.ts';
import { type Writing, writeSheet } from '../../functions/adapters/dynamo/tallies/sheet.ts';
import type { AwsCall } from '../../local/meter.ts';
import { seedLocal } from '../../local/seed.ts';
import { startLocal } from '../../local/start.ts';
import { LOCAL_ASSEMBLY, synthesize } from '../../local/synthesize.ts';
import { fillHouse } from './large-house.ts';

const DAYS = 90;
const TIMES = 11;
const JOURNEYS = 10_000;

interface Window {
  name: string;
  fromMs: number;
  /** In which of all journeys something happens on a day. */
  active(day: number): number[];
}

const upTo = (count: number) => Array.from({ length: count }, (_, no) => no);

const windows: Window[] = [
  { name: '10 journeys', fromMs: Date.parse('2025-01-01'), active: () => upTo(10) },
  {
    name: '100 of 10,000 a day',
    fromMs: Date.parse('2025-05-01'),
    active: (day) => upTo(100).map((no) => (day * 100 + no) % JOURNEYS),
  },
  { name: '1,000 every day', fromMs: Date.parse('2025-09-01'), active: () => upTo(1_000) },
  { name: '10,000 every day', fromMs: Date.parse('2024-09-01'), active: () => upTo(JOURNEYS) },
];

const isoDate = (atMs: number): string => new Date(atMs).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** Whole numbers below one that is named, as chance would draw them, and the same each time. */
const drawing = (no: number, day: number) => {
  let state = no * DAYS + day;
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b1) | 0;
    return (state >>> 8) % below;
  };
};

/** What a day of a journey comes to: entries, three channels of a cascade, a control group. */
const rowsOf = (no: number, day: number): Rows => {
  const journeyId = `journey-${no}`;
  const draw = drawing(no, day);
  const few = () => draw(17);
  const many = () => 100 + draw(400);
  const message = () => ({
    sent: many(),
    delivered: many(),
    opened: many(),
    openedByMachine: few(),
    clicked: few(),
  });
  const skipped = () => ({
    'skipped:no-consent': few(),
    'skipped:quiet-hours': few(),
    'skipped:ordered': few(),
  });
  const people = () => {
    const ordered = few();
    return {
      ...{ people: many(), peopleOrdered: ordered },
      ...{ 'paid:EUR': ordered * 4990, 'paidSquares:EUR': ordered * 4990 ** 2 },
    };
  };
  const at = (rung: number, channel: 'push' | 'email' | 'sms') =>
    keyOfRow({ journeyId, version: 1, stepId: 'remind', rung, channel });
  const [converted, parts, spared] = [few(), many(), few()];
  return {
    [keyOfRow({ journeyId, version: 1 })]: {
      ...{ entered: many(), converted, 'revenue:EUR': converted * 1000 + draw(20_000) },
      ...{ 'ended:ordered': few(), 'ended:completed': many() },
    },
    [at(0, 'push')]: { ...message(), ...skipped(), reacted: few() },
    [at(1, 'email')]: { ...message(), ...skipped(), reacted: few(), unsubscribed: few(), attributed: few() },
    [at(2, 'sms')]: {
      ...{ ...message(), ...skipped(), parts, 'cost:EUR': parts * 7 },
      ...{ spared, 'notSpent:EUR': spared * 7 },
    },
    [keyOfRow({ journeyId, variant: 'abcdef/in' })]: people(),
    [keyOfRow({ journeyId, variant: 'abcdef/control' })]: people(),
  };
};

const fillDays = async (client: DynamoDBClient, tableName: string, { fromMs, active }: Window) => {
  for (let day = 0; day < DAYS; day++) {
    const date = isoDate(fromMs + day * DAY_MS);
    const { shop, totals, byJourney } = project(
      Object.assign({}, ...active(day).map((no) => rowsOf(no, day))) as Rows,
    );
    const put = (pk: string, rows: Rows, writing?: Writing) =>
      writeSheet({ client, tableName }, { key: { pk, sk: date }, parts: new Map() }, rows, writing);
    await put(partitions.shop, shop);
    await put(partitions.totals, totals, { textOf: textOfTotals });
    // Of one journey, to be looked at by itself.
    const [first] = byJourney;
    if (first) await put(partitions.journey('journey-0'), first[1]);
  }
};

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);

/** Items and time of a dashboard of 90 days, with ten journeys and with ten thousand. */
export const measureDashboard = async (): Promise<void> => {
  await synthesize();
  let calls: AwsCall[] = [];
  const local = await startLocal({
    ...{ assembly: LOCAL_ASSEMBLY, port: 0, seed: seedLocal },
    meter: (call) => calls.push(call),
  });
  const client = new DynamoDBClient(local.dynamodb);
  const { ConfigTable = '', ProfileTable = '' } = local.tableNames;
  const look = async (path: string, { fromMs }: Window) => {
    const range = `from=${isoDate(fromMs)}&to=${isoDate(fromMs + (DAYS - 1) * DAY_MS)}`;
    const ms: number[] = [];
    let [bytes, status] = [0, 0];
    for (let time = 0; time < TIMES; time++) {
      calls = [];
      const startedMs = performance.now();
      const answer = await fetch(`${local.url}${path}?${range}`, {
        headers: { authorization: 'Bearer local-admin' },
      });
      bytes = (await answer.text()).length;
      status = answer.status;
      if (time > 0) ms.push(performance.now() - startedMs);
    }
    const reads = calls.filter(
      ({ service, resource = '' }) => service === 'dynamodb' && resource === ProfileTable,
    );
    const sorted = ms.toSorted((a, b) => a - b);
    return {
      status,
      items: reads.reduce((sum, { items = 0 }) => sum + items, 0),
      'read units': Math.round(reads.reduce((sum, { units }) => sum + units, 0)),
      'p50 ms': percentile(sorted, 0.5),
      'p95 ms': percentile(sorted, 0.95),
      'answer KB': Math.round(bytes / 1024),
    };
  };
  const rows: Record<string, Awaited<ReturnType<typeof look>>> = {};
  const lookAll = async (house: string, window: Window) => {
    for (const report of ['overview', 'summary', 'journeys/journey-0'])
      rows[`${report}, ${house}, ${window.name}`] = await look(`/v1/reports/${report}`, window);
  };
  try {
    for (const window of windows) await fillDays(client, ProfileTable, window);
    const [small, ...large] = windows as [Window, ...Window[]];
    await lookAll('small house', small);
    await fillHouse(dynamoConfigDocuments(client, ConfigTable), { journeys: JOURNEYS, segments: 1_000 });
    // Functions look for a new configuration after 15 s at most; the first look of each kind is not counted.
    await local.clock.advance('PT1M');
    for (const window of [small, ...large]) await lookAll('full house', window);
    console.log(`${DAYS} days, ${TIMES - 1} looks each:`);
    console.table(rows);
  } finally {
    client.destroy();
    await local.stop();
  }
};
