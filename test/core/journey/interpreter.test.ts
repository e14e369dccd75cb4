import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ContactSettings, contactSettingsSchema } from '../../../core/config/settings.ts';
import { hashId } from '../../../core/hash.ts';
import { advance } from '../../../core/journey/advance.ts';
import { type CompiledJourney, compileJourney } from '../../../core/journey/compile.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { ended, moved, rested, settled } from '../../../core/journey/moves.ts';
import { pretendAct } from '../../../core/journey/pretend-act.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import { stepKinds } from '../../../core/journey/steps/index.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { anyJourney, EVENTS } from './any-journey.ts';
import { ann, DAY, event, shop, switches, T0 } from './make.ts';

const SEED = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const RUNS = Number(process.env.JOURNEYS ?? 300);
const MOST_WAKES = 500;
const MOST_TURNS = 2_000;

/** What happens between two wakes, and how many verdicts a wake lives before it dies; 0 = it lives. */
interface Turn {
  does?: (typeof EVENTS)[number] | undefined;
  visits: boolean;
  /** How much of the rest has passed by then. */
  after: number;
  dies: number;
}

interface Walk {
  journey: CompiledJourney;
  contact: ContactSettings;
  profile: Profile;
  /** As it is stored. */
  enrollment: Enrollment;
  nowMs: number;
  /** Handed to a provider. */
  sends: string[];
  kinds: Set<string>;
}

/** One wake, from what is stored until it rests, ends or dies. Positions are stored with a claim, an answer and a rest. */
const wake = (walk: Walk, dies: number): void => {
  const { journey, contact, profile, nowMs } = walk;
  let enrollment = walk.enrollment;
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const { stepId } = enrollment.position;
    if (stepId !== null) walk.kinds.add(journey.places.get(stepId)?.step.kind ?? '');
    const ask = { enrollment, journey, status: 'live' as const, profile, contact, shop, switches, nowMs };
    const verdict = advance(ask);
    expect(advance(ask)).toEqual(verdict);
    const isDead = turn === dies;
    switch (verdict.kind) {
      case 'rest':
        expect(verdict.untilMs).toBeGreaterThan(nowMs);
        if (!isDead) walk.enrollment = rested(enrollment, verdict, nowMs);
        return;
      case 'send': {
        const sendId = hashId([enrollment.id, verdict.stepId, verdict.rung ?? 0]);
        walk.sends.push(sendId);
        // Who died over the call has claimed before it: the message counts as sent, and nobody knows.
        const outcome = isDead ? 'unknown' : 'sent';
        enrollment = settled(enrollment, verdict, { sendId, atMs: nowMs, outcome });
        walk.enrollment = enrollment;
        break;
      }
      case 'skip':
      case 'goto':
        enrollment = moved(enrollment, verdict, nowMs);
        break;
      case 'act':
        ({ enrollment } = pretendAct(enrollment, verdict, nowMs));
        break;
      case 'exit':
      case 'complete':
        if (!isDead) walk.enrollment = ended(enrollment, verdict, nowMs);
        return;
    }
    if (isDead) return;
  }
  throw new Error('a wake that never rests');
};

/** She does something while the enrollment rests. */
const live = (walk: Walk, journey: Journey, { does, visits, after }: Turn): void => {
  const dueMs = walk.enrollment.wakesAtMs ?? walk.nowMs;
  const atMs = Math.floor(walk.nowMs + Math.max(0, dueMs - walk.nowMs) * after);
  if (!does) return;
  const happened = event(does, atMs, { source: visits ? 'web' : 'pos', properties: { total: 20 } });
  const { profile } = walk;
  walk.profile = {
    ...profile,
    ...(visits && { lastVisitAtMs: atMs }),
    ...(does === 'Order Completed' && { lastOrder: { atMs, source: 'pos' } }),
  };
  const {
    exit,
    wake: woken,
    keep,
  } = reactToEvents({
    journeys: indexJourneys([{ journey, version: 1, status: 'live' }]),
    before: profile,
    after: walk.profile,
    events: [happened],
    enrollments: [walk.enrollment],
    nowMs: atMs,
    shop,
  });
  walk.enrollment =
    [...exit, ...woken, ...keep].find(({ id }) => id === walk.enrollment.id) ?? walk.enrollment;
  walk.nowMs = atMs;
};

const begin = (journey: Journey, contact: ContactSettings, profile: Profile): Walk | undefined => {
  const journeys = indexJourneys([{ journey, version: 1, status: 'live' }]);
  const events = [event('Signed Up', T0, { properties: { total: 20 } })];
  const ask = { journeys, before: profile, after: profile, events, enrollments: [], nowMs: T0, shop };
  const [enrollment] = reactToEvents(ask).enter;
  const compiled = compileJourney(journey, 1);
  return (
    enrollment && { journey: compiled, contact, profile, enrollment, nowMs: T0, sends: [], kinds: new Set() }
  );
};

const turns: fc.Arbitrary<Turn[]> = fc.array(
  fc.record({
    does: fc.option(fc.constantFrom(...EVENTS), { nil: undefined }),
    visits: fc.boolean(),
    after: fc.double({ min: 0, max: 1, noNaN: true }),
    dies: fc.constantFrom(0, 0, 1, 2, 3, 5),
  }),
  { maxLength: 12 },
);
const settings = fc
  .constantFrom(
    {},
    { quietHours: { email: '22:00-08:00', sms: '20:00-10:00' }, timezone: 'Australia/Lord_Howe' },
  )
  .map((one) => contactSettingsSchema.parse(one));
const people = fc.record({ id: fc.nat().map((at) => `p${at}`), isReachable: fc.boolean() });

const walkAll = (
  journey: Journey,
  all: readonly Turn[],
  contact: ContactSettings,
  profile: Profile,
): Walk | undefined => {
  const walk = begin(journey, contact, profile);
  if (!walk) return undefined;
  let wakes = 0;
  for (; walk.enrollment.status === 'active' && wakes < MOST_WAKES; wakes += 1) {
    const turn = all[wakes];
    if (turn) live(walk, journey, turn);
    if (walk.enrollment.status !== 'active') break;
    // From every state there is a next wake or an end.
    expect(walk.enrollment.wakesAtMs).toBeDefined();
    walk.nowMs = Math.max(walk.nowMs, walk.enrollment.wakesAtMs ?? 0);
    wake(walk, turn?.dies ?? 0);
  }
  expect(wakes).toBeLessThan(MOST_WAKES);
  return walk;
};

describe(`any journey of all kinds of steps (seed ${SEED})`, () => {
  const met = new Set<string>();

  it('ends: nobody is ever stuck, every rest lies ahead, and a wake that died is repeated without a second message', () => {
    fc.assert(
      fc.property(anyJourney, turns, settings, people, (journey, all, contact, { id, isReachable }) => {
        const profile = ann({ id, ...(isReachable ? {} : { consents: [], identities: [] }) });
        const walk = walkAll(journey, all, contact, profile);
        expect(walk).toBeDefined();
        for (const kind of walk?.kinds ?? []) met.add(kind);
        expect(walk?.enrollment.status).not.toBe('active');
        expect(walk?.enrollment.wakesAtMs).toBeUndefined();
        expect(new Set(walk?.sends).size).toBe(walk?.sends.length);
        expect((walk?.nowMs ?? 0) - T0).toBeLessThan(366 * DAY);
      }),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it('has had people at every kind of step', () => {
    expect([...met].toSorted()).toEqual([...Object.keys(stepKinds), 'absence'].toSorted());
  });
});
