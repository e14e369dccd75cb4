import { SingleBar } from 'cli-progress';
import { type Client, createClient } from './client.ts';
import { differences, readBack } from './compare.ts';
import { readInvoices } from './invoices.ts';
import { type Plan, planReplay } from './plan.ts';
import { seededRandom } from './random.ts';
import { printReport, reportRows } from './report.ts';
import { deriveTruth } from './truth.ts';

const DAY = 86_400_000;
/** Long enough after the last action for every cascade to end. */
const AFTERMATH = 4 * DAY;

export interface ReplayOptions {
  baseUrl: string;
  data: string;
  days: number;
  seed: number;
  drop: number;
}

const play = async (client: Client, plan: Plan): Promise<number> => {
  const bar = new SingleBar({
    format: '{bar} {percentage}% · {value}/{total} requests · {events} events · {day}',
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(plan.actions.length, 0, { events: 0, day: '' });
  const known = new Set<string>();
  let events = 0;
  for (const action of plan.actions) {
    await client.moveTo(action.atMs);
    if (!known.has(action.person.key)) events += await client.identify(action.person);
    known.add(action.person.key);
    events += await client.act(action);
    await client.idle();
    bar.increment(1, { events, day: new Date(action.atMs).toISOString().slice(0, 10) });
  }
  bar.stop();
  return events;
};

const planFrom = async (client: Client, { data, days, seed, drop }: ReplayOptions): Promise<Plan> => {
  const { invoices, skippedLines } = await readInvoices(data, days);
  const tomorrowMs = (Math.floor((await client.now()) / DAY) + 1) * DAY;
  const firstDayMs = Math.floor((invoices[0]?.atMs ?? 0) / DAY) * DAY;
  const plan = planReplay(invoices, { random: seededRandom(seed), drop, shiftMs: tomorrowMs - firstDayMs });
  console.log(
    `seed ${seed}: ${invoices.length} invoices of ${days} days, ${plan.people.size} people, ${plan.droppedOrders} orders dropped, ${skippedLines} unusable lines left out`,
  );
  return plan;
};

/** Plays the file's days and compares everybody with the truth; true where nobody differs. */
export const runReplay = async (options: ReplayOptions): Promise<boolean> => {
  const client = createClient(options.baseUrl);
  const plan = await planFrom(client, options);
  const endMs = (plan.actions.at(-1)?.atMs ?? 0) + AFTERMATH;
  const truth = deriveTruth(plan, endMs);
  const startedMs = performance.now();
  const events = await play(client, plan);
  await client.moveTo(endMs);
  const seconds = (performance.now() - startedMs) / 1000;

  const people = [...plan.people.values()];
  const seen = await readBack(client, people);
  const wrong = people.flatMap((person) => {
    const [expected, found] = [truth.get(person.key), seen.get(person.key)];
    return expected && found ? differences(person, expected, found) : [`${person.key}: not found`];
  });
  printReport({ events, seconds, rows: reportRows(plan, truth, seen), wrong });
  return wrong.length === 0;
};
