import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type AdvanceAsk, advance } from '../../../core/journey/advance.ts';
import type { CompiledJourney } from '../../../core/journey/compile.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import { ended, moved, rested, settled } from '../../../core/journey/moves.ts';
import { PARKED_REST_MS } from '../../../core/journey/parking.ts';
import { skipsOnEnd } from '../../../core/journey/skips.ts';
import {
  afterMail,
  ann,
  branch,
  cartJourney,
  contact,
  DAY,
  enrolled,
  HOUR,
  journeyOf,
  MINUTE,
  sent,
  shop,
  switches,
  T0,
} from './make.ts';

const ask = (changes: Partial<AdvanceAsk> = {}): AdvanceAsk => ({
  enrollment: enrolled(cartJourney),
  journey: cartJourney,
  status: 'live',
  profile: ann(),
  contact,
  shop,
  switches,
  nowMs: T0 + HOUR,
  ...changes,
});
const atRemind = (rung?: Enrollment['position']['rung']) =>
  enrolled(cartJourney, {
    position: { stepId: 'remind', enteredStepAtMs: T0 + HOUR, ...(rung && { rung }) },
  });
const inNight = { timezone: 'UTC', quietHours: { email: '09:30-12:00' }, caps: {} };

describe('a wait', () => {
  it('rests until an hour after the last activity, then goes on', () => {
    expect(advance(ask({ nowMs: T0 + HOUR - 1 }))).toEqual({ kind: 'rest', untilMs: T0 + HOUR });
    expect(advance(ask())).toEqual({ kind: 'goto', stepId: 'remind' });
  });

  it('never ends before an hour after the entry, however old the cart', () => {
    const enrollment = enrolled(cartJourney, { enteredAtMs: T0 + MINUTE });
    expect(advance(ask({ enrollment }))).toEqual({ kind: 'rest', untilMs: T0 + MINUTE + HOUR });
  });

  it('counts from entering the step where nothing else is said', () => {
    const journey = journeyOf([{ id: 'w', kind: 'wait', for: 'P1D' }]);
    const enrollment = enrolled(journey);
    expect(advance(ask({ journey, enrollment }))).toEqual({ kind: 'rest', untilMs: T0 + DAY });
    expect(advance(ask({ journey, enrollment, nowMs: T0 + DAY }))).toEqual({ kind: 'complete' });
  });

  it('rests until a time of day by her own clock, after the duration if there is one', () => {
    const until = { time: '10:00', on: ['tue'] };
    const tuesdayMs = Date.parse('2026-03-03T04:30:00Z');
    const profile = ann({ observed: { timezone: { value: 'Asia/Kolkata', atMs: T0 } } });
    const journey = journeyOf([{ id: 'w', kind: 'wait', until }]);
    const enrollment = enrolled(journey);
    expect(advance(ask({ journey, enrollment, profile }))).toEqual({ kind: 'rest', untilMs: tuesdayMs });
    expect(advance(ask({ journey, enrollment, profile, nowMs: tuesdayMs }))).toEqual({ kind: 'complete' });

    const later = journeyOf([{ id: 'w', kind: 'wait', for: 'P2D', until }]);
    const inIt = enrolled(later);
    expect(advance(ask({ journey: later, enrollment: inIt, profile }))).toEqual({
      kind: 'rest',
      untilMs: tuesdayMs + 7 * DAY,
    });
  });
});

describe('a cascade', () => {
  it('skips a rung at once and says why', () => {
    const first = advance(ask({ enrollment: atRemind() }));
    expect(first).toEqual({ kind: 'skip', stepId: 'remind', rung: 0, channel: 'push', reason: 'no-address' });
    const next = moved(atRemind(), first as never, T0 + HOUR);
    expect(advance(ask({ enrollment: next }))).toEqual({
      kind: 'send',
      stepId: 'remind',
      rung: 1,
      channel: 'email',
      template: 'cart-email',
      purpose: 'marketing',
      address: 'ann@example.com',
    });
  });

  it('rests for the wait of the rung from when its message left', () => {
    const enrollment = afterMail(T0 + 3 * HOUR);
    expect(advance(ask({ enrollment, nowMs: T0 + 4 * HOUR }))).toEqual({
      kind: 'rest',
      untilMs: T0 + 3 * HOUR + DAY,
    });
    expect(advance(ask({ enrollment, nowMs: T0 + 3 * HOUR + DAY }))).toMatchObject({
      kind: 'send',
      rung: 2,
      channel: 'sms',
    });
  });

  it('is over after the last wait', () => {
    const enrollment = enrolled(cartJourney, {
      position: {
        stepId: 'remind',
        enteredStepAtMs: T0,
        rung: { index: 2, channel: 'sms', sentAtMs: T0 + DAY },
      },
      sends: [sent('sms', T0 + DAY)],
    });
    expect(advance(ask({ enrollment, nowMs: T0 + 2 * DAY - 1 }))).toEqual({
      kind: 'rest',
      untilMs: T0 + 2 * DAY,
    });
    expect(advance(ask({ enrollment, nowMs: T0 + 2 * DAY }))).toEqual({ kind: 'complete' });
  });

  it.each([
    ['a visit', { lastVisitAtMs: T0 + 2 * HOUR }, 'reacted'],
    ['an order', { lastOrder: { atMs: T0 + 2 * HOUR, source: 'pos' } }, 'ordered'],
    [
      'a denial on another of its channels',
      {
        pendingConsents: [
          {
            channel: 'push' as const,
            purpose: 'marketing' as const,
            status: 'denied' as const,
            atMs: T0 + 1,
          },
        ],
      },
      'denied',
    ],
    ['an empty cart', { cart: { base: { lines: [], closed: [] }, ops: [] } }, 'cart-emptied'],
    ['a merge', { mergedInto: 'bob' }, 'merged'],
  ])('ends by %s', (_, changes, reason) => {
    const enrollment = afterMail(T0 + HOUR);
    expect(advance(ask({ enrollment, profile: ann(changes), nowMs: T0 + 2 * DAY }))).toEqual({
      kind: 'exit',
      reason,
    });
  });

  it('does not end by what happened before its message, or by a denial from before the entry', () => {
    const profile = ann({
      lastVisitAtMs: T0 + HOUR,
      pendingConsents: [{ channel: 'push', purpose: 'marketing', status: 'denied', atMs: T0 }],
    });
    const enrollment = afterMail(T0 + HOUR);
    expect(advance(ask({ enrollment, profile, nowMs: T0 + HOUR + DAY })).kind).toBe('send');
  });

  it('goes on to what follows when it is left early, and says so', () => {
    const cascade = {
      id: 'c',
      kind: 'cascade',
      order: ['email', 'sms'],
      rungs: { email: { template: 'a', wait: 'P1D' }, sms: { template: 'b', wait: 'P1D' } },
    };
    const journey = journeyOf([cascade, { id: 'later', kind: 'wait', for: 'P1D' }]);
    const enrollment = enrolled(journey, {
      position: { stepId: 'c', enteredStepAtMs: T0, rung: { index: 0, channel: 'email', sentAtMs: T0 } },
      sends: [sent('email', T0, 'c')],
    });
    const verdict = advance(ask({ journey, enrollment, profile: ann({ lastVisitAtMs: T0 + 1 }) }));
    expect(verdict).toEqual({ kind: 'goto', stepId: 'later', left: 'reacted' });
    const skips = skipsOnEnd(
      { enrollment, journey, profile: ann(), shop, reason: 'reacted', atMs: T0 },
      false,
    );
    expect(skips.map(({ channel, reason }) => [channel, reason])).toEqual([['sms', 'reacted']]);
  });
});

describe('holding and lateness', () => {
  it('holds through quiet hours, and the wait counts from the real send', () => {
    const enrollment = atRemind({ index: 1, channel: 'email' });
    const held = { stepId: 'remind', rung: 1, channel: 'email', reason: 'quiet-hours' };
    const profile = ann({ observed: { timezone: { value: 'UTC', atMs: T0 } } });
    const noon = Date.parse('2026-03-02T12:00:00Z');
    expect(advance(ask({ enrollment, profile, contact: inNight }))).toEqual({
      kind: 'rest',
      untilMs: noon,
      held,
    });
    const verdict = advance(ask({ enrollment, profile, contact: inNight, nowMs: noon }));
    const after = settled(enrollment, verdict as never, { sendId: 's', atMs: noon, outcome: 'unknown' });
    expect(advance(ask({ enrollment: after, nowMs: noon }))).toEqual({ kind: 'rest', untilMs: noon + DAY });
  });

  it('sends nothing more than six hours late', () => {
    const enrollment = { ...afterMail(T0), wakesAtMs: T0 + DAY };
    const at = (nowMs: number) => advance(ask({ enrollment, nowMs }));
    expect(at(T0 + DAY + 6 * HOUR)).toMatchObject({ kind: 'send', channel: 'sms' });
    expect(at(T0 + DAY + 6 * HOUR + 1)).toEqual({ kind: 'exit', reason: 'too-late' });
  });

  it('skips a plain send that is too late and goes on', () => {
    const journey = journeyOf([
      { id: 's', kind: 'send', channel: 'email', template: 'a' },
      { id: 'w', kind: 'wait', for: 'P1D' },
    ]);
    const enrollment = enrolled(journey, { wakesAtMs: T0 });
    const nowMs = T0 + 7 * HOUR;
    const verdict = advance(ask({ journey, enrollment, nowMs }));
    expect(verdict).toEqual({ kind: 'skip', stepId: 's', channel: 'email', reason: 'too-late' });
    expect(advance(ask({ journey, enrollment: moved(enrollment, verdict as never, nowMs), nowMs }))).toEqual({
      kind: 'goto',
      stepId: 'w',
    });
  });

  it('rests while paused, ends when stopped', () => {
    expect(advance(ask({ status: 'paused' }))).toEqual({
      kind: 'rest',
      untilMs: T0 + HOUR + PARKED_REST_MS,
      reason: 'paused',
    });
    expect(advance(ask({ status: 'stopped' }))).toEqual({ kind: 'exit', reason: 'stopped' });
  });

  it('lets transactional messages through quiet hours and without consent, but not to a blocked address', () => {
    const journey = journeyOf([{ id: 's', kind: 'send', channel: 'email', template: 'a' }], {
      purpose: 'transactional',
    });
    const one = { journey, enrollment: enrolled(journey), contact: inNight, profile: ann({ consents: [] }) };
    expect(advance(ask(one))).toMatchObject({ kind: 'send', purpose: 'transactional' });
    expect(advance(ask({ ...one, suppressed: { email: 'bounced' } }))).toMatchObject({
      kind: 'skip',
      reason: 'suppressed',
    });
  });
});

describe('ways', () => {
  const send = (id: string) => ({ id, kind: 'send', channel: 'email', template: 'a' });
  it('takes a branch by what is true now, and goes on after it', () => {
    const journey = journeyOf([
      branch('b', { '>': [{ var: 'cart.value' }, 30] }, [send('dear')], [send('cheap')]),
      { id: 'end', kind: 'exit', reason: 'done' },
    ]);
    expect(advance(ask({ journey, enrollment: enrolled(journey) }))).toEqual({
      kind: 'goto',
      stepId: 'dear',
    });
    const empty = ann({ cart: { base: { lines: [], closed: [] }, ops: [] } });
    expect(advance(ask({ journey, enrollment: enrolled(journey), profile: empty }))).toEqual({
      kind: 'goto',
      stepId: 'cheap',
    });
    const tried = enrolled(journey, {
      position: { stepId: 'dear', enteredStepAtMs: T0, rung: { index: 1, channel: 'email' } },
    });
    expect(advance(ask({ journey, enrollment: tried }))).toEqual({ kind: 'goto', stepId: 'end' });
    const atEnd = enrolled(journey, { position: { stepId: 'end', enteredStepAtMs: T0 } });
    expect(advance(ask({ journey, enrollment: atEnd }))).toEqual({ kind: 'exit', reason: 'done' });
  });

  it('splits people by chance, each always the same way, in the shares that are asked for', () => {
    const journey = journeyOf([
      {
        id: 's',
        kind: 'split',
        ways: [
          { share: 0.2, steps: [send('a')] },
          { share: 0.5, steps: [send('b')] },
        ],
      },
    ]);
    const count: Record<string, number> = {};
    for (let person = 0; person < 4_000; person += 1) {
      const enrollment = enrolled(journey, { id: `e${person}` });
      const verdict = advance(ask({ journey, enrollment }));
      expect(advance(ask({ journey, enrollment, nowMs: T0 + DAY }))).toEqual(verdict);
      const way = verdict.kind === 'goto' ? verdict.stepId : verdict.kind;
      count[way] = (count[way] ?? 0) + 1;
    }
    expect(count.a).toBeGreaterThan(700);
    expect(count.a).toBeLessThan(900);
    expect(count.b).toBeGreaterThan(1_850);
    expect(count.b).toBeLessThan(2_150);
    expect(count.complete).toBeGreaterThan(1_050);
  });
});

describe('nobody is ever stuck', () => {
  const duration = fc.constantFrom('PT0S', 'PT1M', 'PT1H', 'P1D');
  const channel = fc.constantFrom('push', 'email', 'sms', 'agent');
  let names = 0;
  const nextName = () => {
    names += 1;
    return `s${names}`;
  };
  const named = <T>(arbitrary: fc.Arbitrary<T>) => arbitrary.map((one) => ({ ...one, id: nextName() }));
  const cascade = fc.uniqueArray(channel, { minLength: 1 }).chain((order) =>
    fc.record({
      kind: fc.constant('cascade'),
      order: fc.constant(order),
      rungs: fc.record(
        Object.fromEntries(
          order.map((one) => [one, fc.record({ template: fc.constant('t'), wait: duration })]),
        ),
      ),
    }),
  );
  const { steps } = fc.letrec<{ steps: object[]; step: object }>((tie) => ({
    steps: fc.array(tie('step'), { maxLength: 3, depthIdentifier: 'd' }),
    step: fc.oneof(
      { depthIdentifier: 'd', maxDepth: 2 },
      named(
        fc.record({
          kind: fc.constant('wait'),
          for: duration,
          from: fc.constantFrom('entry', 'lastActivity'),
        }),
      ),
      named(fc.record({ kind: fc.constant('send'), channel, template: fc.constant('t') })),
      named(cascade),
      named(
        fc.tuple(fc.boolean(), tie('steps'), tie('steps')).map(([is, yes, no]) => branch('', is, yes, no)),
      ),
      named(
        fc.record({
          kind: fc.constant('split'),
          ways: fc.array(
            fc.record({ share: fc.double({ min: 0, max: 0.5, noNaN: true }), steps: tie('steps') }),
            { minLength: 1, maxLength: 2 },
          ),
        }),
      ),
      named(fc.record({ kind: fc.constant('exit') })),
    ),
  }));

  /** Turns one wake; a step of the loop may be refused by the provider. Answers the enrollment as it rests or ends. */
  const turn = (
    journey: CompiledJourney,
    from: Enrollment,
    changes: Partial<AdvanceAsk>,
    refuses: () => boolean,
  ) => {
    let enrollment = from;
    for (let turns = 0; turns < 200; turns += 1) {
      const question = ask({ journey, enrollment, ...changes });
      const verdict = advance(question);
      const { nowMs } = question;
      if (verdict.kind === 'rest') {
        expect(verdict.untilMs).toBeGreaterThan(nowMs);
        return rested(enrollment, verdict, nowMs);
      }
      if (verdict.kind === 'exit' || verdict.kind === 'complete') return ended(enrollment, verdict, nowMs);
      if (verdict.kind === 'send' && !refuses())
        enrollment = settled(enrollment, verdict, {
          sendId: `${turns}-${nowMs}`,
          atMs: nowMs,
          outcome: 'sent',
        });
      else if (verdict.kind === 'send')
        enrollment = moved(enrollment, { ...verdict, kind: 'skip', reason: 'provider-rejected' }, nowMs);
      else enrollment = moved(enrollment, verdict, nowMs);
    }
    throw new Error('the loop does not end');
  };

  it('from every place there is a next wake or an end, and each message leaves once', () => {
    fc.assert(
      fc.property(
        steps.filter((list) => list.length > 0),
        fc.array(
          fc.record({
            laterMs: fc.nat(8 * HOUR),
            paused: fc.boolean(),
            visits: fc.boolean(),
            refuses: fc.boolean(),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        fc.boolean(),
        (list, days, hasNights) => {
          const journey = journeyOf(list);
          let enrollment = enrolled(journey, { wakesAtMs: T0 });
          let profile = ann();
          let nowMs = T0;
          for (let wakes = 0; enrollment.status === 'active' && wakes < 400; wakes += 1) {
            const day = days[wakes % days.length];
            nowMs =
              Math.max(nowMs, enrollment.wakesAtMs ?? nowMs) +
              (wakes < days.length ? (day?.laterMs ?? 0) : 0);
            if (day?.visits) profile = { ...profile, lastVisitAtMs: nowMs };
            const status = day?.paused && wakes < days.length ? 'paused' : 'live';
            const nights = hasNights
              ? {
                  timezone: 'Europe/Berlin',
                  quietHours: { email: '22:00-08:00', sms: '20:00-10:00' },
                  caps: {},
                }
              : contact;
            enrollment = turn(
              journey,
              enrollment,
              { profile, nowMs, status, contact: nights },
              () => day?.refuses ?? false,
            );
            if (enrollment.status === 'active') expect(enrollment.wakesAtMs).toBeGreaterThan(nowMs);
          }
          expect(enrollment.status).not.toBe('active');
          const places = enrollment.sends.map(({ stepId, channel: by }) => `${stepId} ${by}`);
          expect(new Set(places).size).toBe(places.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
