import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';

const due = t0 + HOUR_MS;

/** A rig whose first wake is armed, as the profile function left it. */
const armed = async (options: Parameters<typeof advanceRig>[0] = {}) => {
  const rig = advanceRig(options);
  await rig.wakes.arm(rig.wake(), due);
  return rig;
};
type Rig = Awaited<ReturnType<typeof armed>>;
const sentBy = ({ provider }: Rig) => provider.accepted.map(({ channel }) => channel);

describe('a wake', () => {
  it('reminds by the free channels first and by SMS a day later, then ends', async () => {
    const rig = await armed();

    await rig.until(due);
    expect(sentBy(rig)).toEqual(['email']);
    await rig.until(due + DAY_MS - 1);
    expect(sentBy(rig)).toEqual(['email']);
    await rig.until(due + 3 * DAY_MS);

    expect(sentBy(rig)).toEqual(['email', 'sms']);
    expect(rig.enrollment()).toMatchObject({ status: 'completed' });
    expect(rig.timeline.entries().map(({ kind, channel, reason }) => [kind, channel, reason])).toEqual([
      ['skip', 'push', 'no-address'],
      ['send', 'email', undefined],
      ['send', 'sms', undefined],
    ]);
  });

  it('waits for an hour without activity, from the last touch of the cart', async () => {
    const rig = await armed();
    const { cart } = ann();
    rig.edit({ cart: { ...cart, base: { ...cart.base, activityAtMs: t0 + 30 * MINUTE_MS } } });

    await rig.until(due);
    expect(sentBy(rig)).toEqual([]);
    await rig.until(due + 30 * MINUTE_MS);

    expect(sentBy(rig)).toEqual(['email']);
  });

  it('does nothing when it is old, or of an enrollment that ended or never was', async () => {
    const rig = await armed({ enrollments: [enrolled({ status: 'exited', wakeNo: 4 })] });
    rig.setTime(due);

    await rig.handle(rig.wake(3));
    await rig.handle(rig.wake(4));
    await rig.handle({ ...rig.wake(), enrollmentId: 'other' });

    expect(rig.enrollment()).toEqual(enrolled({ status: 'exited', wakeNo: 4 }));
    expect(rig.provider.attempts).toEqual([]);
  });

  it('that comes more than six hours late sends nothing', async () => {
    const rig = await armed();
    rig.setTime(due + 6 * HOUR_MS + 1);

    await rig.handle(rig.wake());

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'too-late' });
  });

  it('that fires fifty times at once sends once', async () => {
    const rig = await armed();
    rig.setTime(due);

    await Promise.all(Array.from({ length: 50 }, () => rig.handle(rig.wake())));
    await rig.until(due + DAY_MS - 1);

    expect(sentBy(rig)).toEqual(['email']);
    expect(rig.timeline.entries().filter(({ kind }) => kind === 'send')).toHaveLength(1);
  });
});

describe('the last look, between the claim and the provider', () => {
  /** Runs `change` right after the claim was stored. */
  const afterClaim = async (rig: Rig, change: () => void) => {
    const { save } = rig.ports.enrollments;
    let isDone = false;
    rig.ports.enrollments.save = async (enrollment) => {
      const stored = await save(enrollment);
      if (enrollment.claim && !isDone) {
        isDone = true;
        change();
      }
      return stored;
    };
    await rig.until(due);
  };

  it('sees an order, and spares the paid message', async () => {
    const rig = await armed();

    await afterClaim(rig, () => rig.edit({ lastOrder: { atMs: due, source: 'pos', orderId: 'o1' } }));

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered' });
    expect(rig.enrollment()?.claim).toBeUndefined();
    expect(rig.skips()).toContainEqual(
      expect.objectContaining({
        channel: 'sms',
        reason: 'ordered',
        source: 'pos',
        notSpent: { amountMinor: 7, currency: 'EUR' },
      }),
    );
  });

  it('sees an unsubscribe', async () => {
    const rig = await armed();
    const denial = {
      channel: 'email',
      address: 'ann@example.com',
      purpose: 'marketing',
      status: 'denied',
      atMs: due,
    } as const;

    await afterClaim(rig, () => rig.edit({ consents: [denial] }));

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'denied' });
  });

  it('sees a blocked address, and goes on with the next channel at once', async () => {
    const rig = await armed();

    await afterClaim(rig, () => void rig.suppressions.add('email', 'ann@example.com', 'bounced', due));

    expect(sentBy(rig)).toEqual(['sms']);
    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'email', reason: 'suppressed' }));
  });

  it('sees that the journey was stopped', async () => {
    const rig = await armed();

    await afterClaim(rig, () => {
      rig.journey.status = 'stopped';
    });

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'stopped', reason: 'stopped' });
  });

  it('sees that somebody ended the enrollment, and leaves no trace of a message', async () => {
    const rig = await armed();
    const { save } = rig.enrollments;

    await afterClaim(rig, () => {
      const stored = rig.enrollment();
      if (stored) void save({ ...stored, status: 'exited', reason: 'ordered', endedAtMs: due });
    });
    await rig.until(due + DAY_MS);

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered', sends: [] });
    expect(rig.enrollment()?.claim).toBeUndefined();
  });
});

describe('what the provider answers', () => {
  it('refused for good: the next rung is tried at once', async () => {
    const rig = await armed();
    rig.provider.script.before = ({ channel }) => {
      if (channel === 'email') throw new ProviderRejected('ses', 'MessageRejected');
    };

    await rig.until(due);

    expect(sentBy(rig)).toEqual(['sms']);
    expect(rig.skips()).toContainEqual(
      expect.objectContaining({ channel: 'email', reason: 'provider-rejected' }),
    );
  });

  it('refused for good in every step: the next one is tried, and the journey ends', async () => {
    const steps = (['email', 'sms', 'email'] as const).map((channel, index) => ({
      ...{ id: `send${index}`, kind: 'send' as const, channel, template: `cart-${channel}` },
    }));
    const position = { stepId: 'send0', enteredStepAtMs: t0 };
    const rig = advanceRig({
      journey: { ...cartAbandoned, steps },
      enrollments: [enrolled({ position, wakesAtMs: t0 })],
    });
    rig.provider.script.before = () => {
      throw new ProviderRejected('ses', 'MessageRejected');
    };

    await rig.handle(rig.wake());

    expect(rig.provider.attempts.map(({ channel }) => channel)).toEqual(['email', 'sms', 'email']);
    expect(rig.skips().map(({ reason }) => reason)).toEqual(Array(3).fill('provider-rejected'));
    expect(rig.enrollment()).toMatchObject({ status: 'completed' });
  });

  it('refused for now: tried again later, as another attempt, and sent once', async () => {
    const rig = await armed();
    let refusals = 3;
    rig.provider.script.before = () => {
      if (refusals-- > 0) throw new ProviderUnavailable('ses', false);
    };

    await rig.until(due);
    expect(rig.provider.attempts).toHaveLength(1);
    await rig.until(due + 10 * MINUTE_MS);

    expect(sentBy(rig)).toEqual(['email']);
    expect(rig.provider.attempts).toHaveLength(4);
    expect(new Set(rig.provider.attempts.map(({ sendId }) => sendId)).size).toBe(4);
  });

  it('refused for now: its place under the cap does not stand in the way of the next attempt', async () => {
    const rig = await armed({ contact: { caps: { email: { max: 1, per: 'P1D' } } } });
    const { caps } = rig.ports;
    const { release } = caps;
    let refusals = 2;
    rig.provider.script.before = () => {
      if (refusals-- > 0) throw new ProviderUnavailable('ses', false);
    };
    let deaths = 1;
    // As if its process had died before it gave the place back.
    caps.release = async (place) => (deaths-- > 0 ? undefined : release.call(caps, place));

    await rig.until(due + 10 * MINUTE_MS);

    expect(sentBy(rig)).toEqual(['email']);
    expect(rig.skips().map(({ reason }) => reason)).not.toContain('capped');
  });

  it('refused for six hours: too late, nothing dearer is sent instead', async () => {
    const rig = await armed();
    rig.provider.script.before = () => {
      throw new ProviderUnavailable('ses', false);
    };

    await rig.until(due + DAY_MS);

    expect(rig.provider.attempts.every(({ channel }) => channel === 'email')).toBe(true);
    expect(rig.provider.attempts.length).toBeLessThan(40);
    expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'too-late' });
  });

  it('refused for six hours and no longer: nothing is lost', async () => {
    const rig = await armed();
    rig.provider.script.before = () => {
      if (rig.ports.clock.now() < due + 6 * HOUR_MS) throw new ProviderUnavailable('ses', false);
    };

    await rig.until(due + 7 * HOUR_MS);

    expect(sentBy(rig)).toEqual(['email']);
  });

  it('no answer: unknown, never repeated, and the cascade goes on as if it was sent', async () => {
    const rig = await armed();
    rig.provider.script.after = ({ channel }) => {
      if (channel === 'email') throw new ProviderUnavailable('ses', true);
    };

    await rig.until(due + DAY_MS);

    expect(sentBy(rig)).toEqual(['email', 'sms']);
    expect(rig.enrollment()?.sends.map(({ outcome }) => outcome)).toEqual(['unknown', 'sent']);
    expect(rig.timeline.entries()).toContainEqual(
      expect.objectContaining({ kind: 'send', channel: 'email', reason: 'unknown' }),
    );
  });
});

describe('a claim', () => {
  const claim = {
    sendId: 's',
    stepId: 'remind',
    rung: 1,
    channel: 'email',
    address: 'ann@example.com',
    claimedAtMs: due,
    untilMs: due + MINUTE_MS,
    attempt: 1,
  } as const;
  const position = { stepId: 'remind', enteredStepAtMs: due };

  it('of somebody else is waited for; expired, its send is unknown and is not repeated', async () => {
    const rig = await armed({ enrollments: [enrolled({ claim, position })] });

    await rig.until(due);
    expect(rig.wakes.armed).toMatchObject([{ ...rig.wake(2), atMs: due + MINUTE_MS }]);
    await rig.until(due + MINUTE_MS);

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()?.sends).toEqual([
      { sendId: 's', stepId: 'remind', channel: 'email', atMs: due, outcome: 'unknown' },
    ]);
    await rig.until(due + DAY_MS);
    expect(sentBy(rig)).toEqual(['sms']);
  });

  it('under which nobody has called yet is made again when it runs out: nothing has left', async () => {
    const rig = await armed({ enrollments: [enrolled({ claim: { ...claim, uncalled: true }, position })] });

    await rig.until(due + MINUTE_MS);

    expect(sentBy(rig)).toEqual(['email']);
    expect(rig.enrollment()?.sends).toMatchObject([{ channel: 'email', outcome: 'sent' }]);
  });

  it('that was taken over meanwhile is not called under', async () => {
    const rig = await armed();
    const { signing } = rig.ports.linkKeys;
    rig.ports.linkKeys.signing = async () => {
      const stored = rig.enrollment();
      if (stored) await rig.enrollments.save({ ...stored, claim: { ...claim, uncalled: true } });
      return signing();
    };

    await rig.until(due);

    expect(rig.provider.attempts).toEqual([]);
  });

  it('is looked at once more when the way to the provider was slow: a "no" that came in between counts', async () => {
    const rig = await armed();
    const { signing } = rig.ports.linkKeys;
    rig.ports.linkKeys.signing = async () => {
      rig.setTime(rig.ports.clock.now() + 2_000);
      await rig.suppressions.add('email', 'ann@example.com', 'complained', due);
      return signing();
    };

    await rig.until(due + MINUTE_MS);

    expect(rig.provider.attempts.map(({ channel }) => channel)).not.toContain('email');
    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'email', reason: 'suppressed' }));
  });

  it('is made anew for the address that became hers meanwhile', async () => {
    const rig = await armed();
    const { signing } = rig.ports.linkKeys;
    const own = ann();
    const address = 'ann@new.example';
    rig.ports.linkKeys.signing = async () => {
      rig.ports.linkKeys.signing = signing;
      rig.setTime(rig.ports.clock.now() + 2_000);
      rig.edit({
        identities: [...own.identities, { namespace: 'email', value: address, linkedAtMs: due }],
        consents: [
          ...own.consents,
          ...own.consents.flatMap((one) => (one.channel === 'email' ? [{ ...one, address }] : [])),
        ],
      });
      return signing();
    };

    await rig.until(due + MINUTE_MS);

    expect(rig.provider.attempts.map(({ channel, to }) => [channel, to])).toEqual([['email', address]]);
    expect(rig.enrollment()?.sends).toMatchObject([{ channel: 'email', outcome: 'sent' }]);
  });

  it('of somebody who died after arming the next wake is looked at past its deadline all the same', async () => {
    const rig = await armed({ enrollments: [enrolled({ claim, position })] });
    await rig.wakes.arm(rig.wake(2), due + DAY_MS);

    await rig.until(due + MINUTE_MS);

    expect(rig.enrollment()?.sends).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('of an ended enrollment is settled too', async () => {
    const rig = await armed({ enrollments: [enrolled({ claim, position, status: 'exited' })] });

    await rig.until(due + MINUTE_MS);

    expect(rig.enrollment()).toMatchObject({ status: 'exited', sends: [{ outcome: 'unknown' }] });
  });
});

describe('caps and quiet hours', () => {
  it('let the capped channel be skipped at once', async () => {
    const rig = await armed({ contact: { caps: { email: { max: 0, per: 'P1D' } } } });

    await rig.until(due);

    expect(sentBy(rig)).toEqual(['sms']);
    expect(rig.skips()).toContainEqual(expect.objectContaining({ channel: 'email', reason: 'capped' }));
  });

  it('count all channels together, and give back what a message did not need', async () => {
    const rig = await armed({ contact: { caps: { total: { max: 1, per: 'P3D', rolling: true } } } });
    rig.provider.script.before = ({ channel }) => {
      if (channel === 'email') throw new ProviderRejected('ses', 'MessageRejected');
    };

    await rig.until(due);
    expect(sentBy(rig)).toEqual(['sms']);

    const one = { over: 'total' as const, max: 1, afterMs: t0 };
    const ask = { profileIds: ['ann'], sendId: 'x', channel: 'push' as const, day: '2026-03-02', atMs: due };
    const reserve = (max: number) =>
      rig.caps.reserve({ ...ask, windows: [{ ...one, max }], forgetBeforeMs: 0, expiresAtSeconds: 0 });
    expect([await reserve(1), await reserve(2)]).toEqual([false, true]);
  });

  it('hold a message until the morning, once, and count the next wait from then', async () => {
    const rig = await armed({ contact: { quietHours: { email: '09:30-12:00' } } });
    // Her phone is German: it is an hour later there.
    const morning = Date.parse('2026-03-02T11:00:00Z');

    await rig.until(morning - 1);
    expect(sentBy(rig)).toEqual([]);
    await rig.until(morning);

    expect(sentBy(rig)).toEqual(['email']);
    expect(rig.timeline.entries().filter(({ kind }) => kind === 'held')).toHaveLength(1);
    expect(rig.enrollment()?.wakesAtMs).toBe(morning + DAY_MS);
  });
});

describe('a journey that is', () => {
  it('paused sends nothing and parks what falls due, with the time that it was due at', async () => {
    const rig = await armed();
    rig.journey.status = 'paused';

    await rig.until(due + 3 * DAY_MS);

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment()).toMatchObject({ status: 'active', parkedDueAtMs: due });
    expect(rig.wakes.armed).toMatchObject([{ atMs: due + 4 * DAY_MS }]);
  });

  it('live again sends to somebody whom no resume has woken, and drops what is late by then', async () => {
    const onTime = await armed();
    onTime.journey.status = 'paused';
    await onTime.until(due);
    onTime.journey.status = 'live';
    const [look] = onTime.wakes.armed.splice(0);
    onTime.setTime(due + 5 * HOUR_MS);
    if (look) await onTime.handle(look);
    expect(sentBy(onTime)).toEqual(['email']);
    expect(onTime.enrollment()).not.toHaveProperty('parkedDueAtMs');

    const late = await armed();
    late.journey.status = 'paused';
    await late.until(due);
    late.journey.status = 'live';
    await late.until(due + DAY_MS);
    expect(late.provider.attempts).toEqual([]);
    expect(late.skips().map(({ reason }) => reason)).toContain('too-late');
  });

  it('stopped ends', async () => {
    const rig = await armed();
    rig.journey.status = 'stopped';

    await rig.until(due);

    expect(rig.enrollment()).toMatchObject({ status: 'stopped' });
    expect(rig.wakes.armed).toEqual([]);
  });
});

describe('a person merged into another', () => {
  const winner = ann({ id: 'winner', mergedFrom: ['ann'] });
  const merged = { profiles: [ann({ mergedInto: 'winner' }), winner] };

  it('goes on under the winner, as the same enrollment', async () => {
    const rig = await armed(merged);

    await rig.until(due + DAY_MS);

    expect(sentBy(rig)).toEqual(['email', 'sms']);
    expect(rig.provider.accepted.map(({ profileId }) => profileId)).toEqual(['winner', 'winner']);
    expect(rig.enrollment('ann')).toMatchObject({ status: 'exited', reason: 'merged' });
    expect(rig.enrollment('winner')).toMatchObject({ id: enrolled().id, status: 'active' });
  });

  it('stops where the winner is in the same journey already', async () => {
    const other = enrolled({ id: 'other', profileId: 'winner' });
    const rig = await armed({ ...merged, enrollments: [enrolled(), other] });

    await rig.until(due);

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment('ann')).toMatchObject({ status: 'exited', reason: 'merged' });
    expect(rig.enrollment('winner')).toEqual(other);
  });

  it('goes on beside the winner’s own about another item, as it is published by now', async () => {
    const other = enrolled({ id: 'other', profileId: 'winner', entryKey: 'cup', journeyVersion: 2 });
    const rig = await armed({ ...merged, enrollments: [enrolled(), other] });
    rig.publishNext({ ...cartAbandoned, entry: { key: 'item' } });

    await rig.until(due);

    expect(rig.enrollment('winner')).toEqual(other);
    expect(rig.provider.accepted.map(({ enrollmentId }) => enrollmentId)).toEqual([enrolled().id]);
  });

  it('ends the winner’s own where hers is further along', async () => {
    const sends = [
      { sendId: 's', stepId: 'remind', channel: 'email' as const, atMs: t0, outcome: 'sent' as const },
    ];
    const other = enrolled({ id: 'other', profileId: 'winner', enteredAtMs: t0 - HOUR_MS });
    const rig = await armed({ ...merged, enrollments: [enrolled({ sends }), other] });

    await rig.until(due);

    const own = rig.enrollments.all().find(({ id }) => id === 'other');
    const moved = rig.enrollments.all().find(({ id, profileId }) => id !== 'other' && profileId === 'winner');
    expect(own).toMatchObject({ status: 'exited', reason: 'merged' });
    expect(moved).toMatchObject({ id: enrolled().id, status: 'active' });
    expect(moved?.sends).toEqual(expect.arrayContaining(sends));
  });

  it.each([
    ['of two in one journey counts as ended, also by the wake that finds it so', 1, []],
    ['that goes on under the winner counts as no end', 0, [enrolled({ profileId: 'winner' })]],
  ])('%s', async (_, ends, others) => {
    const over = { ...enrolled({ status: 'exited' as const }), reason: 'merged', endedAtMs: due };
    const rig = await armed({ ...merged, enrollments: [over, ...others] });
    rig.setTime(due);

    await rig.handle(rig.wake());
    await rig.handle(rig.wake());

    expect(rig.counters.sum('ended:merged')).toBe(ends);
  });

  it('waits with the next message while the winner does not hold what the loser had', async () => {
    const rig = await armed({ profiles: [ann({ mergedInto: 'winner' }), ann({ id: 'winner' })] });

    await rig.until(due);

    expect(rig.provider.attempts).toEqual([]);
    expect(rig.enrollment('winner')).toMatchObject({ status: 'active', wakesAtMs: due + 60_000 });
  });

  it('goes there again after it went back', async () => {
    const there = {
      ...enrolled({ profileId: 'winner', version: 4 }),
      status: 'exited' as const,
      reason: 'separated',
    };
    const rig = await armed({ ...merged, enrollments: [enrolled(), there] });

    await rig.until(due);

    expect(rig.enrollment('winner')).toMatchObject({ status: 'active' });
    expect(sentBy(rig)).toEqual(['email']);
  });
});

it('an answer that a wake finds counts with the message that a faster clock has sent', async () => {
  const [stepId, sendId, channel] = ['remind', 's-email', 'email' as const];
  const sentAtMs = due + 3 * MINUTE_MS;
  const position = {
    ...{ stepId, enteredStepAtMs: due },
    rung: { index: 1, channel, sentAtMs, sendId },
  };
  const sends = [{ sendId, stepId, channel, atMs: sentAtMs, outcome: 'sent' as const }];
  const rig = await armed({
    enrollments: [enrolled({ position, sends, wakesAtMs: due })],
    profiles: [ann({ lastVisitAtMs: sentAtMs + MINUTE_MS })],
  });

  await rig.until(due + MINUTE_MS);

  expect(rig.enrollment()).toMatchObject({ status: 'exited', reason: 'reacted' });
  expect(rig.counters.sum('reacted')).toBe(1);
});
