import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import type { DeliveryEvent } from '../../../core/send/ports.ts';
import { createHandler } from '../../../functions/record-delivery/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { fakeBus } from '../../support/fakes/bus.ts';
import { sesEntry } from '../../support/ses-entry.ts';

const due = t0 + HOUR_MS;

/** Ann's mail is out; the entries that follow are about it. */
const afterMail = async (options: Parameters<typeof advanceRig>[0] = {}) => {
  const rig = advanceRig(options);
  const bus = fakeBus();
  await rig.wakes.arm(rig.wake(), due);
  await rig.until(due + MINUTE_MS);
  const [mail] = rig.provider.accepted;
  if (!mail) throw new Error('no mail');
  const { sendId, profileId, enrollmentId, journeyId } = mail;
  const tags = {
    sendId: [sendId],
    profileId: [profileId],
    enrollmentId: [enrollmentId],
    journeyId: [journeyId],
  };
  const record = createHandler({
    ...rig.ports,
    replies: rig.replies,
    firstTimes: rig.firstTimes,
    profiles: rig.profiles,
    suppressions: rig.suppressions,
    breaker: rig.breaker,
    bus,
  });
  const own = (changes: Partial<DeliveryEvent>) => ({
    source: 'kaskad',
    time: '2026-03-02T10:01:00Z',
    detail: {
      v: 1,
      ...{ sendId, profileId, enrollmentId, journeyId },
      channel: 'email',
      atMs: due,
      ...changes,
    },
  });
  return { ...rig, bus, record, own, ses: (type: string, more: object) => sesEntry(type, more, tags) };
};
const permanent = {
  bounce: { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'ann@example.com' }] },
};
const complaint = { complaint: { complainedRecipients: [{ emailAddress: 'ann@example.com' }] } };

describe('a delivery', () => {
  it('stands in the timeline once, however often it is told', async () => {
    const rig = await afterMail();

    await rig.record(rig.ses('Delivery', {}));
    await rig.record(rig.ses('Delivery', {}));

    expect(rig.timeline.entries().filter(({ kind }) => kind === 'delivery')).toEqual([
      expect.objectContaining({ name: 'delivered', channel: 'email', journeyId: 'cart-abandoned' }),
    ]);
  });

  it('that is not about a send of ours is passed over', async () => {
    const rig = await afterMail();

    await rig.record(sesEntry('Bounce', permanent, {}));

    expect(await rig.suppressions.find('email', 'ann@example.com')).toBeUndefined();
  });

  it('that cannot be read is given back', async () => {
    const rig = await afterMail();

    await expect(rig.record({ source: 'kaskad' })).rejects.toThrow();
  });
});

describe('while a segment asks for messages', () => {
  const told = ({ bus }: Awaited<ReturnType<typeof afterMail>>) =>
    bus.envelopes.flatMap(({ events }) => events.map(({ event }) => event));
  const clicked = { var: 'messages.email.lastClickedAt' };
  const segments = [{ id: 'clicked', condition: { within: [clicked, 'P3D'] } }];

  it('what arrived and what she clicked is told to her, what a machine did is not', async () => {
    const rig = await afterMail({ segments });
    await rig.record(rig.own({ type: 'delivered' }));
    await rig.record(rig.own({ type: 'opened' }));
    await rig.record(rig.own({ type: 'clicked', trusted: false }));
    expect(told(rig)).toEqual(['Email Delivered']);
    await rig.record(rig.own({ type: 'clicked', trusted: true }));
    expect(told(rig)).toEqual(['Email Delivered', 'Email Link Clicked']);
  });

  it('and nothing is while none does', async () => {
    const rig = await afterMail();
    await rig.record(rig.own({ type: 'clicked', trusted: true }));
    expect(told(rig)).toEqual([]);
  });
});

describe('a permanent bounce', () => {
  it('blocks the address, and the next rung is tried at once instead of a day later', async () => {
    const rig = await afterMail();

    await rig.record(rig.ses('Bounce', permanent));
    await rig.until(due + 2 * MINUTE_MS);

    expect(await rig.suppressions.find('email', 'ann@example.com')).toMatchObject({ reason: 'bounced' });
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    expect(rig.enrollment()?.sends[0]).toMatchObject({ channel: 'email', outcome: 'bounced' });
  });

  it('told twice moves on once', async () => {
    const rig = await afterMail();

    await rig.record(rig.ses('Bounce', permanent));
    await rig.record(rig.ses('Bounce', permanent));
    await rig.until(due + 3 * DAY_MS);

    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email', 'sms']);
  });

  /** As if whoever sent the mail had died right after the call. */
  const unsettled = async (fastMs = 0) => {
    const rig = await afterMail();
    const stored = rig.enrollment();
    const [sent] = stored?.sends ?? [];
    if (!stored || !sent) throw new Error('no send');
    const { stepId, sendId, channel } = sent;
    const claimedAtMs = rig.ports.clock.now() + fastMs;
    const times = { claimedAtMs, untilMs: claimedAtMs + 11 * MINUTE_MS };
    const claim = { sendId, stepId, rung: 1, channel, address: 'ann@example.com', ...times, attempt: 1 };
    await rig.enrollments.save({ ...stored, sends: [], claim });
    return rig;
  };

  it('is waited for while its send is not settled', async () => {
    const rig = await unsettled();

    const now = { bounce: { ...permanent.bounce, timestamp: new Date(rig.ports.clock.now()).toISOString() } };
    await expect(rig.record(rig.ses('Bounce', now))).rejects.toThrow(Conflict);
  });

  it.each([
    ['', 0],
    [', by the clock of the provider where the other is fast', 5 * MINUTE_MS],
  ])('settles the send itself when nobody has done so for a minute%s', async (_, fastMs) => {
    const rig = await unsettled(fastMs);
    rig.setTime(rig.ports.clock.now() + MINUTE_MS);

    await rig.record(rig.ses('Bounce', permanent));
    await rig.until(due + 3 * DAY_MS);

    expect(rig.enrollment()?.sends[0]).toMatchObject({ channel: 'email', outcome: 'bounced' });
    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email', 'sms']);
    expect(rig.timeline.entries().filter(({ reason }) => reason === 'unknown')).toEqual([]);
  });
});

it('a bounce that may pass blocks nothing and moves nothing', async () => {
  const rig = await afterMail();

  await rig.record(rig.ses('Bounce', { bounce: { ...permanent.bounce, bounceType: 'Transient' } }));
  await rig.until(due + HOUR_MS);

  expect(await rig.suppressions.find('email', 'ann@example.com')).toBeUndefined();
  expect(rig.provider.accepted).toHaveLength(1);
});

it('a complaint blocks the address and is a denial', async () => {
  const rig = await afterMail();

  await rig.record(rig.ses('Complaint', complaint));
  await rig.record(rig.ses('Complaint', complaint));

  expect(await rig.suppressions.find('email', 'ann@example.com')).toMatchObject({ reason: 'complained' });
  const [first, second] = rig.bus.envelopes;
  expect(first?.events).toMatchObject([
    {
      event: 'Consent Changed',
      profileId: 'ann',
      properties: { channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: 'denied' },
    },
  ]);
  expect(second).toEqual(first);
});

describe('a click', () => {
  it('of the person ends the cascade, and spares the paid message', async () => {
    const rig = await afterMail();

    await rig.record(rig.own({ type: 'clicked', trusted: true }));
    await rig.until(due + 3 * DAY_MS);

    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'reacted' });
    expect(rig.provider.accepted).toHaveLength(1);
    expect(rig.skips()).toContainEqual(
      expect.objectContaining({
        channel: 'sms',
        reason: 'reacted',
        notSpent: { amountMinor: 7, currency: 'EUR' },
      }),
    );
  });

  it('is not needed where the marketer takes an open for an answer: one of a person ends it, one of a machine does not', async () => {
    const steps = cartAbandoned.steps.map((step) =>
      step.kind === 'cascade' ? { ...step, opens: true as const } : step,
    );
    const rig = await afterMail({ journey: { ...cartAbandoned, steps } });

    await rig.record(rig.ses('Open', { open: { userAgent: 'Mozilla/5.0' } }));
    expect(rig.enrollment()).toMatchObject({ status: 'active' });
    await rig.record(rig.ses('Open', { open: { userAgent: 'Mozilla/5.0 (Macintosh) Thunderbird/140' } }));
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'reacted' });
  });

  it('of a machine, and an opened mail, end nothing', async () => {
    const rig = await afterMail();

    await rig.record(rig.own({ type: 'clicked' }));
    await rig.record(rig.own({ type: 'opened' }));
    await rig.record(rig.own({ type: 'opened', trusted: true }));

    expect(rig.enrollment()).toMatchObject({ status: 'active' });
  });

  it('finds the enrollment where a merge has moved it', async () => {
    const rig = await afterMail();
    const stored = rig.enrollment();
    if (!stored) throw new Error('no enrollment');
    await rig.enrollments.create({ ...stored, profileId: 'winner' });
    await rig.enrollments.save({ ...stored, status: 'exited', reason: 'merged' });
    rig.profiles.stored.set('winner', { value: ann({ id: 'winner' }), version: 1 });
    rig.edit({ mergedInto: 'winner' });

    await rig.record(rig.own({ type: 'clicked', trusted: true }));

    expect(rig.enrollment('winner')).toMatchObject({ status: 'exited', reason: 'reacted' });
  });

  it('wins over a write in between', async () => {
    const rig = await afterMail();
    const { save } = rig.enrollments;
    let lost = 2;
    rig.ports.enrollments.save = async (enrollment) => {
      if (lost-- > 0) throw new Conflict('enrollment');
      return save(enrollment);
    };
    const record = createHandler({
      ...rig.ports,
      replies: rig.replies,
      firstTimes: rig.firstTimes,
      profiles: rig.profiles,
      suppressions: rig.suppressions,
      breaker: rig.breaker,
      bus: rig.bus,
    });

    await record(rig.own({ type: 'clicked', trusted: true }));

    expect(rig.enrollment()).toMatchObject({ status: 'exited' });
  });
});

it('a send that was unknown is settled by its delivery', async () => {
  const sends = [
    { sendId: 's', stepId: 'remind', channel: 'email' as const, atMs: due, outcome: 'unknown' as const },
  ];
  const rig = advanceRig({ enrollments: [enrolled({ sends })] });
  const record = createHandler({
    ...rig.ports,
    replies: rig.replies,
    firstTimes: rig.firstTimes,
    profiles: rig.profiles,
    suppressions: rig.suppressions,
    breaker: rig.breaker,
    bus: fakeBus(),
  });
  const ids = { sendId: 's', profileId: 'ann', enrollmentId: enrolled().id };
  const detail = { v: 1, ...ids, channel: 'email', type: 'delivered', atMs: due };

  await record({ source: 'kaskad', time: '2026-03-02T10:01:00Z', detail });

  expect(rig.enrollment()?.sends).toMatchObject([{ outcome: 'delivered' }]);
});
