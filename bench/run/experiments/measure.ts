import { type Random, seededRandom } from '../../replay/random.ts';
import { type Coverage, coverage, type Unlike } from './coverage.ts';
import { divide } from './division.ts';
import { type Alike, falseAlarms } from './false-alarms.ts';
import { type Hidden, power } from './power.ts';

const numberAfter = (flag: string, otherwise: number): number => {
  const asked = Number(process.argv[process.argv.indexOf(flag) + 1]);
  return process.argv.includes(flag) && asked > 0 ? asked : otherwise;
};

/** From a shop with hardly any order to one where most people order, and a control group of a tenth. */
const alike: Alike[] = [
  { peopleADay: [200, 200], orders: 0.1 },
  { peopleADay: [200, 200], orders: 0.024 },
  { peopleADay: [20, 180], orders: 0.1 },
  { peopleADay: [20, 180], orders: 0.024 },
  { peopleADay: [80, 720], orders: 0.1 },
  { peopleADay: [100, 100], orders: 0.005 },
  { peopleADay: [50, 50], orders: 0.5 },
  { peopleADay: [5, 5], orders: 0.1 },
  { peopleADay: [100, 100, 100], orders: 0.1 },
  { peopleADay: [60, 60, 60, 60, 60, 60], orders: 0.1 },
];

const unlike: Unlike[] = [
  { peopleADay: [200, 200], orders: [0.1, 0.124] },
  { peopleADay: [200, 200], orders: [0.024, 0.03] },
  { peopleADay: [20, 180], orders: [0.1, 0.124] },
  { peopleADay: [20, 180], orders: [0.05, 0.05] },
  { peopleADay: [80, 720], orders: [0.1, 0.124] },
  { peopleADay: [50, 50], orders: [0.5, 0.55] },
  { peopleADay: [10, 10], orders: [0.1, 0.15] },
];

const hidden: Hidden[] = [
  { baseline: 0.1, difference: 0.024, power: 0.8, shares: [0.5, 0.5] },
  { baseline: 0.1, difference: 0.024, power: 0.9, shares: [0.5, 0.5] },
  { baseline: 0.03, difference: 0.024, power: 0.8, shares: [0.5, 0.5] },
  { baseline: 0.3, difference: 0.024, power: 0.8, shares: [0.5, 0.5] },
  { baseline: 0.1, difference: 0.024, power: 0.8, shares: [0.1, 0.9] },
];

/** Prices as uneven as a wholesaler's: told, but not promised, since sums and squares do not know how skew they are. */
const unevenAlike: Alike[] = [
  { peopleADay: [200, 200], orders: 0.1, spread: 1.5 },
  { peopleADay: [80, 720], orders: 0.1, spread: 1.5 },
];
const unevenUnlike: Unlike[] = unevenAlike.map(({ peopleADay: [first = 0, last = 0] }) => ({
  peopleADay: [first, last],
  orders: [0.1, 0.124],
  spread: 1.5,
}));

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const percentOf = <Row extends object>(row: Row): Record<string, string> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, value === undefined ? '' : percent(Number(value))]),
  );

const aDay = (peopleADay: readonly number[]): string => peopleADay.join(' + ');

const tellAlarms = (all: readonly Alike[], experiments: number, random: Random): number => {
  const rows = all.map((each) => ({ each, found: falseAlarms(each, experiments, random) }));
  console.log(
    'Variants that are alike, planned for 28 days, looked at daily for 56: a difference was seen in',
  );
  console.table(
    rows.map(({ each, found }) => ({
      'people a day': aDay(each.peopleADay),
      order: percent(each.orders),
      ...percentOf(found),
    })),
  );
  return Math.max(...rows.flatMap(({ found: { peeking: _, ...ours } }) => Object.values(ours)));
};

const isCovered = (found: Coverage): boolean =>
  Object.entries(found).every(([figure, share]) => {
    if (share === undefined) return true;
    return figure.startsWith('once') ? share >= 0.93 && share <= 0.97 : share >= 0.95;
  });

const tellCoverage = (all: readonly Unlike[], experiments: number, random: Random): boolean => {
  const rows = all.map((each) => ({ each, found: coverage(each, experiments, random) }));
  console.log('Intervals of 95 %, on day 28 for one look, on all 28 days at once for any: the truth was in');
  console.table(
    rows.map(({ each, found }) => ({
      'people a day': aDay(each.peopleADay),
      order: each.orders.map(percent).join(', '),
      ...percentOf(found),
    })),
  );
  return rows.every(({ found }) => isCovered(found));
};

const tellPower = (experiments: number, random: Random): boolean => {
  const rows = hidden.map((each) => ({ each, found: power(each, experiments, random) }));
  console.log(
    'A difference as large as the plan asks for, decided upon daily with as many people as the helper says:',
  );
  console.table(
    rows.map(({ each, found }) => ({
      order: percent(each.baseline),
      more: percent(each.difference),
      shares: each.shares.join(', '),
      people: found.people,
      'for one look': found.onceTotal,
      promised: percent(each.power),
      found: percent(found.found),
      'wrong one won': percent(found.wrong),
      'on day': found.day.toFixed(1),
    })),
  );
  return rows.every(({ each, found }) => found.found >= each.power);
};

const tellDivision = (experiments: number, random: Random): void => {
  console.log('People meant to be halved, 400 a day, looked at daily for 56: warned of in');
  console.table(
    [0.5, 0.51, 0.52, 0.55].map((share) => {
      const { warned, chiSquare, people } = divide(share, 400, experiments, random);
      return {
        share: percent(share),
        warned: percent(warned),
        'chi-square daily': percent(chiSquare),
        'after people': Math.round(people),
      };
    }),
  );
};

/** Proves the statistics by experiments whose truth is known. Exits with 1 where a promise is not kept. */
export const measureExperiments = (): void => {
  const experiments = numberAfter('--times', 2_000);
  const seed = numberAfter('--seed', 1);
  const random = seededRandom(seed);
  console.log(`seed ${seed}, ${experiments} experiments a row`);
  const worst = tellAlarms(alike, experiments, random);
  const covered = tellCoverage(unlike, experiments, random);
  const found = tellPower(experiments, random);
  tellDivision(experiments, random);
  console.log('The same with very uneven prices, which nothing is promised of:');
  tellAlarms(unevenAlike, experiments, random);
  tellCoverage(unevenUnlike, experiments, random);
  const kept = worst <= 0.05 && covered && found;
  console.log(
    `most false alarms ${percent(worst)}; coverage ${covered ? 'kept' : 'MISSED'}; power ${found ? 'kept' : 'MISSED'}`,
  );
  if (!kept) process.exitCode = 1;
};
