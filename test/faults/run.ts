import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DAY_MS, HOUR_MS } from '../../core/duration.ts';
import { hashId } from '../../core/hash.ts';
import { dynamoMailBreaker } from '../../functions/adapters/dynamo/mail-breaker.ts';
import { cloudOf, lookAfterCounts } from './cloud.ts';
import { env } from './functions.ts';
import { crowdEntries, furnish } from './house.ts';
import { type Luck, luckOf } from './luck.ts';
import { addressesOf, type Evidence, gather } from './observer/evidence.ts';
import { judge, type Report } from './observer/judge.ts';
import { getMessage, live } from './people/life.ts';
import { NearWakes } from './people/near-wakes.ts';
import { type Person, personOf } from './people/person.ts';
import { FaultPlan } from './plan.ts';
import { tellDone, waysOf } from './ways.ts';
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
  /** Other people than usual, to whom wakes come singly. */
  people?: (luck: Luck, no: number) => Person;
  /** So many mails have arrived before. */
  mailsBefore?: number;
}

/** When all runs begin: a Friday before clocks are moved in Berlin. */
export const START_MS = Date.parse('2026-03-27T06:00:00Z');
const PACE = 100;
/** So many SMS a day the budget pays for, as a share of all carts: on the busiest days not all. */
const SMS_A_DAY = 0.1;

/** Lets many people and a faulty cloud at the functions, and judges what became of it. */
export const runFaults = async (options: RunOptions): Promise<Report> => (await observe(options)).report;

/** What became of each is told as well. */
export const observe = async (options: RunOptions): Promise<Evidence & { report: Report }> => {
  const { carts, seed, faults = 0.1, outage, pace = PACE, isSteady = false } = options;
  const { people: personBy, mailsBefore = 0 } = options;
  const world = new World(START_MS, seed);
  const plan = new FaultPlan(luckOf(seed + 1), faults);
  const cloud = await cloudOf(world, plan, isSteady);
  const { facts, providers, tables, queues, schedules } = cloud;
  try {
    const smsADay = isSteady ? undefined : Math.ceil(carts * SMS_A_DAY);
    await furnish(env.CONFIG_TABLE_NAME, crowdEntries(smsADay));
    await arrived(mailsBefore);
    if (outage) plan.outage = outage(world);
    const people = Array.from({ length: carts }, (_, no): Person => {
      if (personBy) return personBy(world.luck, no);
      const startsAtMs = START_MS + world.luck.below(Math.max(1, carts / pace) * HOUR_MS);
      const person = personOf(world.luck, no, startsAtMs);
      return isSteady ? { ...person, manner: 'ignores' } : person;
    });
    const ways = waysOf(cloud);
    const near = new NearWakes((atMs, act) => world.at(atMs, act));
    schedules.onArmed = (message, firesAtMs) => {
      const { profileId = '' } = JSON.parse(message) as { profileId?: string };
      near.armed(facts.numberOf(profileId) ?? -1, firesAtMs);
    };
    schedules.crowded = isSteady || personBy ? 0 : 0.2;
    schedules.isPunctual = isSteady;
    let end = START_MS;
    for (const person of people) {
      live(world, person, ways, facts, near);
      end = Math.max(end, person.startsAtMs);
    }
    const byAddress = new Map(people.flatMap((one) => addressesOf(one).map((address) => [address, one])));
    providers.onAccepted = (attempt) => {
      const person = byAddress.get(attempt.to);
      if (person) getMessage(world, person, ways, facts, attempt);
    };
    tellDone(cloud, byAddress);
    lookAfterCounts(cloud, end + 12 * DAY_MS);
    await world.run(end + 12 * DAY_MS);
    const evidence = { ...gather(people, providers, tables, facts), smsADay };
    const deadLetters = Object.values(queues).flatMap(({ deadLetters: dead }) =>
      dead.map(({ body }) => body),
    );
    const report = judge(evidence, plan, { crowds: schedules.crowds, deadLetters });
    return { ...evidence, report };
  } finally {
    cloud.close();
  }
};

/** Mails of before that the breaker knows of. */
const arrived = async (mails: number): Promise<void> => {
  const breaker = dynamoMailBreaker(new DynamoDBClient(), env.PROFILE_TABLE_NAME);
  for (let no = 0; no < mails; no++) await breaker.count(hashId(['before', String(no)]), 'delivered');
};
