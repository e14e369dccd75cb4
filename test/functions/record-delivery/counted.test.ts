import { describe, expect, it } from '@jest/globals';
import { countsOfEnd } from '../../../core/analytics/told/enrollment-counts.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { ended } from '../../../core/journey/moves.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { createHandler } from '../../../functions/record-delivery/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, t0 } from '../../support/ann.ts';
import { type CrashPlan, crashing } from '../../support/crash.ts';

const mailMs = t0 + HOUR_MS;
const smsMs = mailMs + DAY_MS;

/** The cascade is the last step there, or a mail of a month later follows. */
const goingOn: Journey = {
  ...cartAbandoned,
  steps: [
    ...cartAbandoned.steps,
    { id: 'rest', kind: 'wait', for: 'P30D' },
    { id: 'later', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
};

/** Ann's first message is out, and by `untilMs` what followed it. */
const afterMail = async (journey: Journey = cartAbandoned, untilMs = mailMs + MINUTE_MS) => {
  const rig = advanceRig({ journey });
  await rig.wakes.arm(rig.wake(), mailMs);
  await rig.until(untilMs);
  const ports = { ...rig.ports, profiles: rig.profiles, suppressions: rig.suppressions };
  const reporting = { ...ports, breaker: rig.breaker, replies: rig.replies, firstTimes: rig.firstTimes };
  const clicked = (at: number, atMs: number) => {
    const message = rig.provider.accepted[at];
    if (!message) throw new Error('no message');
    const { sendId, profileId, enrollmentId, journeyId, channel } = message;
    const ids = { sendId, profileId, enrollmentId, journeyId };
    const detail = { v: 1, ...ids, channel, type: 'clicked', trusted: true, atMs };
    return { source: 'kaskad', time: new Date(atMs).toISOString(), detail };
  };
  return { rig, reporting, clicked };
};

describe('a click that is taken in late', () => {
  it.each([
    ['ends', cartAbandoned],
    ['goes on', goingOn],
  ])(
    'answers what had left by then, not the message that left before it was known, where the journey %s',
    async (_, journey) => {
      const { rig, reporting, clicked } = await afterMail(journey, smsMs + MINUTE_MS);
      await createHandler(reporting)(clicked(0, smsMs - MINUTE_MS));

      const reactions = rig.counters.counts().filter(({ add }) => add.reacted);
      expect(reactions.map(({ row, atMs }) => [row.channel, atMs])).toEqual([['email', mailMs]]);
    },
  );

  it('answers its own message, even if a slow clock says that it was before that', async () => {
    const { rig, reporting, clicked } = await afterMail(cartAbandoned, smsMs + MINUTE_MS);
    await createHandler(reporting)(clicked(1, smsMs - 2 * MINUTE_MS));

    expect(rig.counters.counts().flatMap(({ row, add }) => (add.reacted ? [row.channel] : []))).toEqual([
      'sms',
    ]);
  });
});

describe('a click that a slow clock takes in', () => {
  it('answers the last message that had left when she clicked', async () => {
    const { rig, reporting, clicked } = await afterMail(cartAbandoned, smsMs + MINUTE_MS);
    rig.setTime(smsMs - 2 * MINUTE_MS);
    await createHandler(reporting)(clicked(0, smsMs + MINUTE_MS));

    expect(rig.counters.counts().flatMap(({ row, add }) => (add.reacted ? [row.channel] : []))).toEqual([
      'sms',
    ]);
  });
});

describe('an answer whose report was cut off', () => {
  /** She orders before the queue gives the report again. */
  const cutOff = async (plan?: CrashPlan) => {
    const { rig, reporting, clicked } = await afterMail(goingOn);
    const mortal = crashing(reporting, plan);
    const click = clicked(0, rig.ports.clock.now());
    await createHandler(mortal.ports)(click).catch(() => undefined);
    const stored = rig.enrollment();
    if (!stored) throw new Error('nobody there');
    const hasLeft = stored.position.stepId !== 'remind';
    if (!hasLeft) {
      const orderedMs = mailMs + 10 * MINUTE_MS;
      const over = ended(stored, { kind: 'exit', reason: 'ordered' }, orderedMs);
      const enrollment = await rig.enrollments.save(over);
      const { shop } = await rig.ports.config.snapshot();
      const journey = compileJourney(goingOn, 1);
      await rig.counters.tell({ counts: countsOfEnd({ enrollment, journey, profile: ann(), shop }) });
    }
    rig.setTime(mailMs + 15 * MINUTE_MS);
    await createHandler(reporting)(click);
    await rig.until(mailMs + 2 * DAY_MS);
    return { rig, hasLeft, calls: mortal.state.calls };
  };

  it('counts as far as it stands: one reaction, and one reason for what it leaves untried', async () => {
    const { calls } = await cutOff();
    expect(calls).toBeGreaterThan(8);

    const left = new Set<boolean>();
    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { rig, hasLeft } = await cutOff({ call, moment });
        const reasons = rig.counters.told
          .flatMap(({ counts = [] }) => counts)
          .filter(({ row }) => row.stepId === 'remind' && row.channel === 'sms')
          .flatMap(({ add }) => Object.keys(add).filter((name) => name.startsWith('skipped:')));
        const where = `${moment} call ${call}`;
        left.add(hasLeft);

        expect([where, [...new Set(reasons)]]).toEqual([
          where,
          [hasLeft ? 'skipped:reacted' : 'skipped:ordered'],
        ]);
        expect([where, rig.counters.sum('reacted')]).toEqual([where, 1]);
      }
    expect(left.size).toBe(2);
  });
});
