import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldCart } from '../../../core/cart/cart-of.ts';
import { canonicalJson } from '../../../core/config/canonical.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { personJson } from '../../../functions/api/person-json.ts';
import { identify, startMs } from '../../support/events.ts';
import {
  arrivalOf,
  batchesOf,
  history,
  LATEST_MS,
  meeting,
  randomFrom,
  sharing,
  type Told,
} from './histories.ts';
import { shopFloor } from './shop-floor.ts';

const SHUFFLES = Number(process.env.KASKAD_SHUFFLES ?? 10_000);
const RACES = Number(process.env.KASKAD_RACES ?? 300);
const PER_HISTORY = 10;
const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const readAtMs = startMs + 12 * 24 * 3_600_000;

type Floor = ReturnType<typeof shopFloor>;
type Batches = EventEnvelope[][];

/** A part of all shuffles, so many of them of each history. */
const runsOf = (share: number) => ({ numRuns: Math.ceil((SHUFFLES * share) / PER_HISTORY), seed: SEED });

const floorAt = () => shopFloor({ clock: { now: () => readAtMs } });

/** Ann, with everything she will ever be called by. */
const meetAnn = async (): Promise<Floor> => {
  const floor = floorAt();
  const traits = { email: 'ann@example.com', phone: '+4915112345678', loyaltyCard: 'card-7' };
  const device = { token: 't1', type: 'ios' };
  await floor.server(
    identify({ messageId: 'known-1', userId: 'u1', anonymousId: 'a1', traits, context: { device } }),
    identify({ messageId: 'known-2', userId: 'u1', anonymousId: 'a2' }),
  );
  return floor;
};

const met = await meetAnn();
const annKnown = (): Floor => {
  const floor = floorAt();
  for (const [id, one] of met.profiles.stored) floor.profiles.stored.set(id, structuredClone(one));
  for (const [key, id] of met.profiles.pointers) floor.profiles.pointers.set(key, id);
  return floor;
};

/** All that there is of a person, without the rings that tell repeats apart, and with the cart that its log stands for. */
const contentOf = (profile: Profile) => {
  const { seen: _seen, seenLowWaterMs: _low, seenEntries: _entries, cart, ...rest } = profile;
  const person = personJson({ profile, enrollments: [] }, readAtMs);
  return { profile: { ...rest, cart: foldCart(cart) }, person };
};

const handIn = async (floor: Floor, batches: Batches): Promise<void> => {
  for (const batch of batches) for (const error of (await floor.deliver(...batch)).values()) throw error;
};

/**
 * All that is left of a history: people, and what each is told to have done. A message that two functions take at once from two
 * entries may stand there twice; two of one entry that happened in the same millisecond and name her differently have one place.
 */
const outcomeOf = async (floor: Floor, batches: Batches, all: readonly Told[]) => {
  await handIn(floor, batches);
  const alone = new Set(
    [...Map.groupBy(all, ({ event }) => event.atMs)].flatMap(([atMs, some]) =>
      some.length === 1 ? atMs : [],
    ),
  );
  const told = floor.timeline
    .entries()
    .filter(({ kind, atMs }) => kind === 'event' && alone.has(atMs))
    .map(({ atMs, name }) => `${atMs} ${name}`);
  return { people: floor.people().map(contentOf), told: told.toSorted() };
};

const inTime = (all: readonly Told[]) =>
  batchesOf(
    all
      .map((one) => ({ ...one, arrivesAtMs: one.event.atMs }))
      .toSorted((a, b) => a.arrivesAtMs - b.arrivesAtMs),
    () => 0,
  );

/** Text is compared at once; what differs is shown in parts. */
const expectSame = (found: object, expected: object): void => {
  const [one, other] = [canonicalJson(found), canonicalJson(expected)];
  if (one !== other) expect(JSON.parse(one)).toEqual(JSON.parse(other));
};

describe(`the person (seed ${SEED})`, () => {
  it(`is the same in ${0.7 * SHUFFLES} orders of arrival, with repeats and 48 hours of lateness, while nobody new is met`, async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(), async (all, shuffle) => {
        const expected = await outcomeOf(annKnown(), inTime(all), all);
        for (let at = 0; at < PER_HISTORY; at++) {
          const random = randomFrom(shuffle + at);
          const batches = batchesOf(arrivalOf(all, random), random);
          expectSame(await outcomeOf(annKnown(), batches, all), expected);
        }
      }),
      runsOf(0.7),
    );
  }, 120_000);
});

/** Whoever there is, by what she is called; not under which id her profile lies, nor when it was met. */
const peopleOf = (floor: Floor) =>
  floor
    .people()
    .map((profile) => {
      const {
        id: _id,
        mergedFrom: _merged,
        identities,
        ...person
      } = personJson({ profile, enrollments: [] }, readAtMs);
      return canonicalJson({
        ...person,
        identities: identities.map(({ namespace, value }) => `${namespace}:${value}`).toSorted(),
        orders: profile.recentOrders,
      });
    })
    .toSorted();

/** What a customer did, wherever she did it. */
const deedsOf = (floor: Floor, userId: string) => {
  const profile = floor.who('userId', userId);
  if (!profile) return undefined;
  const {
    id: _id,
    identities: _where,
    mergedFrom: _merged,
    ...deeds
  } = personJson({ profile, enrollments: [] }, readAtMs);
  return deeds;
};

const arrive = async (batches: Batches): Promise<string[]> => {
  const floor = floorAt();
  await handIn(floor, batches);
  return peopleOf(floor);
};

const shuffled = async (all: readonly Told[], shuffle: number): Promise<void> => {
  const expected = await arrive(inTime(all));
  for (let at = 0; at < PER_HISTORY; at++) {
    const random = randomFrom(shuffle + at);
    expect(await arrive(batchesOf(arrivalOf(all, random), random))).toEqual(expected);
  }
};

/**
 * While new people are met, what is said of a browser alone is whose the browser is when it comes in; an address is that of who
 * was the first to be heard with it; a whole cart replaces what its profile held when it came in. So these histories name no
 * address that two people claim, leave out whole carts, are not longer than the 48 hours in which a cart knows each operation, and
 * on a shared browser everybody is logged in (docs/decisions/0009).
 */
describe(`people who turn out to be one (seed ${SEED})`, () => {
  it('are the same one in any order in which browsers, account and guest are joined', async () => {
    await fc.assert(fc.asyncProperty(meeting, fc.nat(), shuffled), runsOf(0.2));
  }, 120_000);
});

describe(`two customers at one browser (seed ${SEED})`, () => {
  it('stay two, each with her own, and it belongs to who logged in there last by event time', async () => {
    await fc.assert(fc.asyncProperty(sharing, fc.nat(), shuffled), runsOf(0.1));
  }, 120_000);
});

type Port = Record<string, unknown>;
type Call = (...args: unknown[]) => Promise<unknown>;

/** Another function on the same tables: fast-check says when each of its calls is made, and which answers are lost. */
const rival = (floor: Floor, scheduler: fc.Scheduler, name: string, lost: readonly number[]): Floor => {
  let calls = 0;
  let ids = 0;
  const unreliable =
    (port: Port, call: Call): Call =>
    async (...args) => {
      const isLost = lost.includes(calls++);
      const answer = await call.apply(port, args);
      if (isLost) throw new Error('applied, but the answer was lost');
      return answer;
    };
  const later =
    (call: Call): Call =>
    (...args) =>
      scheduler.schedule(Promise.resolve(), name).then(() => call(...args));
  const slow = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([key, member]) => [
        key,
        typeof member === 'function' ? later(unreliable(port as Port, member as Call)) : member,
      ]),
    ) as T;
  const { profiles, enrollments, timeline, mergeLog, erasure } = floor.ports;
  return shopFloor({
    profiles: slow(profiles),
    enrollments: slow(enrollments),
    timeline: slow(timeline),
    mergeLog: slow(mergeLog),
    erasure: slow(erasure),
    ids: { next: () => `${name}-${ids++}` },
    clock: floor.ports.clock,
  });
};

/** As the queue does: what a function gives back comes again. */
const untilTaken = async (floor: Floor, batches: Batches): Promise<void> => {
  for (const batch of batches)
    for (let round = 0; (await floor.deliver(...batch)).size > 0; round++)
      if (round === 20) throw new Error('given back too often');
};

/** Deals the batches to a few functions, some to two of them, and lets these work at once. */
const atOnce = async (floor: Floor, batches: Batches, { hands, lost, scheduler, shuffle }: Race) => {
  const random = randomFrom(shuffle);
  const dealt = Array.from({ length: hands }, (): EventEnvelope[][] => []);
  for (const batch of batches)
    for (const copy of random() < 0.2 ? [batch, batch] : [batch])
      dealt[Math.floor(random() * hands)]?.push(copy);
  const work = dealt.map((own, at) => untilTaken(rival(floor, scheduler, `r${at}`, lost[at] ?? []), own));
  for (const end of await scheduler.waitFor(Promise.allSettled(work)))
    if (end.status === 'rejected') throw end.reason;
};

interface Race {
  hands: number;
  /** Of each function the numbers of the calls whose answer is lost. */
  lost: number[][];
  scheduler: fc.Scheduler;
  shuffle: number;
}
const race: fc.Arbitrary<Race> = fc.record({
  hands: fc.integer({ min: 2, max: 4 }),
  lost: fc.array(fc.array(fc.nat(40), { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
  scheduler: fc.scheduler(),
  shuffle: fc.nat(),
});
/** What goes through many hands at once must not be 48 hours apart: any of it may be handled first. */
const atMost48Hours = (all: Told[]): Told[] =>
  all.map((one) => ({
    ...one,
    event: { ...one.event, atMs: startMs + ((one.event.atMs - startMs) % LATEST_MS) },
  }));
const races = { numRuns: RACES, seed: SEED };

describe(`two to four functions at once, with repeats and lost answers (seed ${SEED})`, () => {
  it('write of a known person what one function would', async () => {
    const some = history.map((all) => atMost48Hours(all.slice(0, 8)));
    const property = fc.asyncProperty(some, race, async (all, rivals) => {
      const expected = await outcomeOf(annKnown(), inTime(all), all);
      const floor = annKnown();
      const random = randomFrom(rivals.shuffle);
      await atOnce(floor, batchesOf(arrivalOf(all, random), random), rivals);
      const { people, told } = await outcomeOf(floor, [], all);
      expectSame({ people, told: [...new Set(told)] }, expected);
    });
    await fc.assert(property, races);
  }, 120_000);

  it('make of people who turn out to be one what one function would', async () => {
    const some = meeting.map((all) => atMost48Hours(all.slice(-9)));
    const property = fc.asyncProperty(some, race, async (all, rivals) => {
      const expected = await arrive(inTime(all));
      const floor = floorAt();
      const random = randomFrom(rivals.shuffle);
      await atOnce(floor, batchesOf(arrivalOf(all, random), random), rivals);
      expect(peopleOf(floor)).toEqual(expected);
    });
    await fc.assert(property, races);
  }, 120_000);

  // Who has a browser after two logins there that were handled at the very same moment is settled by the next one.
  it('count of two customers at one browser what each did once, and never make one of them', async () => {
    const some = sharing.map((all) => atMost48Hours(all.slice(0, 8)));
    const property = fc.asyncProperty(some, race, async (all, rivals) => {
      const alone = floorAt();
      await handIn(alone, inTime(all));
      const floor = floorAt();
      const random = randomFrom(rivals.shuffle);
      await atOnce(floor, batchesOf(arrivalOf(all, random), random), rivals);

      for (const userId of ['u1', 'u2']) expect(deedsOf(floor, userId)).toEqual(deedsOf(alone, userId));
      for (const { identities } of floor.people())
        expect(identities.filter(({ namespace }) => namespace === 'userId').length).toBeLessThan(2);
    });
    await fc.assert(property, races);
  }, 120_000);
});
