import { DAY_MS, HOUR_MS } from '../../core/duration.ts';
import { type Cloud, cloudOf } from './cloud.ts';
import { env } from './functions.ts';
import { furnish } from './house.ts';
import { luckOf } from './luck.ts';
import { type Case, gather } from './observer/evidence.ts';
import { judge, type Report } from './observer/judge.ts';
import { getMessage, live } from './people/life.ts';
import { type Person, personOf } from './people/person.ts';
import { FaultPlan } from './plan.ts';
import { waysOf } from './ways.ts';
import { World } from './world.ts';

export interface RunOptions {
  carts: number;
  seed: number;
  /** Share of calls with a fault. */
  faults?: number;
  /** Something that is down at times. */
  outage?: (world: World) => FaultPlan['outage'];
  /** So many people an hour begin. */
  pace?: number;
  /** All clocks are right, wakes come at once and singly, everybody lets her cart lie: two runs differ by what is down. */
  isSteady?: boolean;
}

/** When all runs begin: a Friday before clocks are moved in Berlin. */
export const START_MS = Date.parse('2026-03-27T06:00:00Z');
const PACE = 100;

/** Lets many people and a faulty cloud at the functions, and judges what became of it. */
export const runFaults = async (options: RunOptions): Promise<Report> => (await observe(options)).report;

/** What became of each is told as well. */
export const observe = async (options: RunOptions): Promise<{ report: Report; cases: Case[] }> => {
  const { carts, seed, faults = 0.1, outage, pace = PACE, isSteady = false } = options;
  const world = new World(START_MS, seed);
  const plan = new FaultPlan(luckOf(seed + 1), faults);
  const cloud = await cloudOf(world, plan, isSteady);
  const { facts, providers, tables, queues, schedules } = cloud;
  try {
    await furnish(env.CONFIG_TABLE_NAME);
    if (outage) plan.outage = outage(world);
    const people = Array.from({ length: carts }, (_, no): Person => {
      const startsAtMs = START_MS + world.luck.below(Math.max(1, carts / pace) * HOUR_MS);
      const person = personOf(world.luck, no, startsAtMs);
      return isSteady ? { ...person, manner: 'ignores' } : person;
    });
    const ways = waysOf(cloud);
    schedules.crowded = isSteady ? 0 : 0.2;
    schedules.isPunctual = isSteady;
    let end = START_MS;
    for (const person of people) {
      live(world, person, ways, facts);
      end = Math.max(end, person.startsAtMs);
    }
    const byAddress = new Map(people.flatMap((one) => addressesOf(one).map((address) => [address, one])));
    providers.onAccepted = (attempt) => {
      const person = byAddress.get(attempt.to);
      if (person) getMessage(world, person, ways, facts, attempt);
    };
    tellDone(cloud, byAddress);
    await world.run(end + 12 * DAY_MS);
    const evidence = gather(people, providers, tables, facts);
    const deadLetters = Object.values(queues).flatMap(({ deadLetters: dead }) =>
      dead.map(({ body }) => body),
    );
    const report = judge(evidence, plan, { crowds: schedules.crowds, deadLetters });
    return { report, cases: evidence.cases };
  } finally {
    cloud.close();
  }
};

const addressesOf = ({ email, phone, device }: Person): string[] =>
  [email, phone, device && `endpoint/${device}`].filter((one) => one !== undefined);

interface DeliveryBody {
  detail: { eventType?: string; type?: string; enrollmentId?: string; mail?: { destination: string[] } };
}

/** What record-delivery has taken in counts from that moment. */
const tellDone = ({ world, queues, facts }: Cloud, byAddress: Map<string, Person>): void => {
  queues.deliveries.onDone = (body) => {
    const { eventType, type, enrollmentId, mail } = (JSON.parse(body) as DeliveryBody).detail;
    const person = byAddress.get(mail?.destination[0] ?? '');
    if (person && (eventType === 'Bounce' || eventType === 'Complaint'))
      facts.denied(person, 'email', world.nowMs);
    if (type === 'clicked' && enrollmentId !== undefined) facts.clicked(enrollmentId, world.nowMs);
  };
};
