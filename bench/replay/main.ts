import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { startForBench } from '../support/start.ts';
import { createClient } from './client.ts';
import { differences, readBack } from './compare.ts';
import { readInvoices } from './invoices.ts';
import { type Plan, planReplay } from './plan.ts';
import { seededRandom } from './random.ts';
import { reportRows } from './report.ts';
import { deriveTruth } from './truth.ts';

const DAY = 86_400_000;
const SHOWN = 10;

const { data, days, seed, drop, url } = new Command('replay')
  .description(
    'Turns UCI Online Retail into carts and orders, plays them in virtual time and checks the outcome.',
  )
  .option(
    '--data <dir>',
    'folder that holds online-retail/*.csv.gz',
    process.env.KASKAD_DATA ?? '../shared/data',
  )
  .option('--days <n>', 'how many days of the file', '14')
  .option('--seed <n>', 'seed of everything drawn by chance', '1')
  .option('--drop <share>', 'share of orders that never come in', '0.3')
  .option('--url <url>', 'a local Kaskad that already runs (with a fresh clock); else one is started')
  .parse()
  .opts<{ data: string; days: string; seed: string; drop: string; url?: string }>();

if (!existsSync(join(data, 'online-retail'))) {
  console.error(`No online-retail folder in ${data}: name it with --data or KASKAD_DATA.`);
  process.exit(2);
}

const play = async (client: ReturnType<typeof createClient>, plan: Plan): Promise<number> => {
  const bar = new SingleBar({
    format: '{bar} {percentage}% · {value}/{total} requests · {events} events · {day}',
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

const local = url ? undefined : await startForBench();
const client = createClient(url ?? local?.url ?? '');
const { invoices, skippedLines } = await readInvoices(data, Number(days));
const tomorrowMs = (Math.floor((await client.now()) / DAY) + 1) * DAY;
const firstDayMs = Math.floor((invoices[0]?.atMs ?? 0) / DAY) * DAY;
const plan = planReplay(invoices, {
  random: seededRandom(Number(seed)),
  drop: Number(drop),
  shiftMs: tomorrowMs - firstDayMs,
});
const endMs = (plan.actions.at(-1)?.atMs ?? tomorrowMs) + 4 * DAY;
const truth = deriveTruth(plan, endMs);

console.log(
  `seed ${seed}: ${invoices.length} invoices of ${days} days, ${plan.people.size} people, ${plan.droppedOrders} orders dropped, ${skippedLines} unusable lines left out`,
);
const startedMs = performance.now();
const events = await play(client, plan);
await client.moveTo(endMs);
const seconds = (performance.now() - startedMs) / 1000;

const seen = await readBack(client, [...plan.people.values()]);
const wrong = [...plan.people.values()].flatMap((person) => {
  const expected = truth.get(person.key);
  const found = seen.get(person.key);
  return expected && found ? differences(person, expected, found) : [`${person.key}: not found`];
});

console.log(
  `${events} events in ${seconds.toFixed(1)} s (${Math.round(events / seconds)}/s); carts abandoned: ${[...truth.values()].reduce((sum, one) => sum + one.abandoned, 0)}`,
);
console.table(
  Object.fromEntries(
    reportRows(plan, truth, seen).map(([name, counted, known]) => [name, { counted, truth: known }]),
  ),
);
for (const line of wrong.slice(0, SHOWN)) console.error(line);
console.log(
  wrong.length === 0
    ? 'Everybody is as the truth says.'
    : `${wrong.length} differences, first ${Math.min(SHOWN, wrong.length)} shown.`,
);
await local?.stop();
process.exit(wrong.length === 0 ? 0 : 1);
