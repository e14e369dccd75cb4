import { describe, expect, it } from '@jest/globals';
import { countOfEntry } from '../../../core/analytics/told/enrollment-counts.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { Enrollment } from '../../../core/journey/enrollment.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { markOf } from '../../../core/journey/marks.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { advanceRig, type RigOptions } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { envelopeOf, shopEvent } from '../../support/events.ts';
import { foldingRig } from '../../support/folding-rig.ts';

/** One message, an hour after she came in, and that is all. */
const once: Journey = {
  ...cartAbandoned,
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT1H' },
    { id: 'remind', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
};
/** Each entry is about an item of its own. */
const ofAnItem: Journey = { ...once, entry: { key: 'item' }, exit: [] };

const hers = ann({
  identities: [...ann().identities, { namespace: 'userId', value: 'ann', linkedAtMs: t0 - HOUR_MS }],
});
const adds = (productId: string, inMs: number) =>
  envelopeOf([
    shopEvent({ event: 'Product Added', userId: 'ann', properties: { product_id: productId }, inMs }),
  ]);
/**
 * She is in by a pot. Beside that lies an entry by a jug: somebody had made it who had not seen her as she was then, and died over taking
 * it back.
 */
const race = async (journey: Journey, jugMs: number, potMs: number) => {
  const rig = foldingRig({ profiles: [hers], enrollments: [], journey });
  rig.profiles.pointers.set('userId#ann', 'ann');
  rig.setTime(t0 + 10 * MINUTE_MS);
  for (const envelope of [adds('pot', potMs), adds('jug', jugMs)])
    expect((await rig.deliver([envelope])).size).toBe(0);
  const [ofPot] = rig.active();
  if (!ofPot) throw new Error('she is not in');
  const { atMs } = adds('jug', jugMs).events[0] ?? { atMs: 0 };
  const trigger = { ...ofPot.trigger, atMs };
  const ofJug = { ...ofPot, id: 'jug', enteredAtMs: atMs, trigger, wakesAtMs: atMs + HOUR_MS, version: 0 };
  await rig.enrollments.create(ofJug);
  await rig.wakes.arm({ profileId: 'ann', enrollmentId: 'jug', wakeNo: 1 }, ofJug.wakesAtMs);
  await rig.counters.tell({ counts: countOfEntry(ofJug) });
  return rig;
};

describe('an entry whose maker died over taking it back', () => {
  it.each([
    ['that began first', 2 * MINUTE_MS, 4 * MINUTE_MS],
    ['that began last', 4 * MINUTE_MS, 2 * MINUTE_MS],
    ['of the same moment', 2 * MINUTE_MS, 2 * MINUTE_MS + 1],
  ])('%s reminds her no second time', async (_, jugMs, potMs) => {
    for (const journey of [cartAbandoned, once]) {
      const rig = await race(journey, jugMs, potMs);
      expect(rig.active()).toHaveLength(2);

      await rig.until(t0 + 2 * HOUR_MS);
      expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email']);
      expect(rig.enrollments.all().filter(({ reason }) => reason === 'merged')).toHaveLength(1);
      await rig.until(t0 + 5 * DAY_MS);

      const paid = journey === once ? [] : ['sms'];
      expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email', ...paid]);
      expect(rig.counters.sum('entered')).toBe(2);
      expect(rig.counters.sum('ended:merged')).toBe(1);
    }
  });
});

describe('an entry beside the one that her profile names', () => {
  const due = t0 + HOUR_MS;
  const named = enrolled({ id: 'named', wakesAtMs: due + DAY_MS });
  const armed = async (
    other: Partial<Enrollment>,
    mine: Partial<Enrollment> = {},
    options: RigOptions = {},
  ) => {
    const one = { ...named, ...other };
    const entries = { 'cart-abandoned': { ...markOf(named, 'ann') } };
    const rig = advanceRig({ profiles: [ann({ entries })], enrollments: [enrolled(mine), one], ...options });
    await rig.wakes.arm(rig.wake(), due);
    return rig;
  };
  const sent = { sendId: 's1', stepId: 'remind', channel: 'email', outcome: 'sent' } as const;

  it('goes on at once where that one is over, or forgotten, and wrote nothing to her since', async () => {
    const others: Partial<Enrollment>[] = [
      { status: 'completed', sends: [{ ...sent, atMs: t0 - 1 }] },
      { status: 'exited', reason: 'ordered' },
      { profileId: 'else' },
    ];
    for (const other of others) {
      const rig = await armed(other);

      await rig.until(due);

      expect(rig.provider.accepted).toHaveLength(1);
    }
  });

  it('waits a minute for whoever may be about to end that one, and goes on then', async () => {
    const rig = await armed({ enteredAtMs: t0 - 1 });
    await rig.until(due);
    expect(rig.provider.accepted).toEqual([]);
    const stored = rig.enrollments.all().find(({ id }) => id === 'named') ?? named;
    await rig.enrollments.save({ ...stored, status: 'exited', reason: 'ordered', endedAtMs: due });

    await rig.until(due + MINUTE_MS);

    expect(rig.provider.accepted).toHaveLength(1);
  });

  it('is as late after that minute as it was before', async () => {
    for (const lateMs of [6 * HOUR_MS - MINUTE_MS / 2, 7 * HOUR_MS]) {
      const rig = await armed({ enteredAtMs: t0 + 1 });
      rig.setTime(due + lateMs);

      await rig.until(due + lateMs + 2 * MINUTE_MS);

      expect(rig.provider.accepted).toEqual([]);
      expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'too-late' });
    }
  });

  it.each(['merged', 'separated'])(
    'goes on where that one has written to her since, but is over as %s',
    async (reason) => {
      const rig = await armed(
        { status: 'exited', reason, sends: [{ ...sent, atMs: t0 + 1 }] },
        { version: 1 },
      );

      await rig.until(due);

      expect(rig.enrollment()?.status).toBe('active');
      expect(rig.provider.accepted).toHaveLength(1);
    },
  );

  it('lets one of another item be where she could be in several when she came in', async () => {
    const rig = await armed({ enteredAtMs: t0 - 1, entryKey: 'cup' }, {}, { journey: ofAnItem });
    rig.publishNext(once);

    await rig.until(due);

    expect(rig.provider.accepted).toHaveLength(1);
  });

  it.each([
    ['is further along', { enteredAtMs: t0 + 1 }],
    ['is not', { enteredAtMs: t0 - 1 }],
    ['has written to her since', { sends: [{ ...sent, atMs: t0 + 1 }] }],
  ])('lets one of another item be, as it is published by now, where it %s', async (_, other) => {
    const more = { journeyVersion: 2, entryKey: 'cup', version: 1 };
    const rig = await armed({ ...other, ...more }, { version: 1 }, { journey: once });
    rig.publishNext(ofAnItem);

    await rig.until(due + 2 * DAY_MS);

    expect(rig.enrollments.all().map(({ status }) => status)).toEqual(['completed', 'active']);
    expect(rig.provider.accepted).toHaveLength(1);
  });

  it('is compared by the steps that are published now, as a fold compares', async () => {
    const [idle, remind] = once.steps;
    const later = { id: 'later', kind: 'wait', for: 'PT1H' } as const;
    const steps = [idle, later, remind].filter((one) => one !== undefined);
    const position = { stepId: 'later', enteredStepAtMs: t0 };
    const rig = await armed({ version: 1 }, { version: 1, position }, { journey: { ...once, steps } });
    rig.publishNext({ ...once, steps: [later, ...once.steps] });

    await rig.until(due);

    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'merged' });
  });

  it('takes its place where it is further along', async () => {
    const rig = await armed({ enteredAtMs: t0 + 1 }, { version: 1 });

    await rig.until(due + 2 * DAY_MS);

    const other = rig.enrollments.all().find(({ id }) => id === 'named');
    expect(other).toMatchObject({ status: 'exited', reason: 'merged' });
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email', 'sms']);
  });

  it('stands aside for it where it lies under somebody who has become one with her', async () => {
    const rig = await armed({ profileId: 'guest', enteredAtMs: t0 - 1 }, { version: 1 });
    rig.edit({ mergedFrom: ['guest'] });

    await rig.until(due);

    expect(rig.provider.accepted).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'merged' });
  });

  it.each<[string, RigOptions, object]>([
    ['her profile names it', {}, { enrollmentId: enrolled().id }],
    ['her profile names one that is over', {}, { ended: true }],
    ['she may be in several', { journey: ofAnItem }, {}],
  ])('costs no read where %s', async (_, options, mark) => {
    const rig = await armed({ enteredAtMs: t0 - 1 }, {}, options);
    rig.edit({ entries: { 'cart-abandoned': { ...markOf(named, 'ann'), ...mark } } });
    rig.ports.enrollments.ofProfiles = () => Promise.reject(new Error('read'));

    await rig.until(due);

    expect(rig.provider.accepted).toHaveLength(1);
  });
});
