import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mailHealth } from '../../../core/breaker/judge-mail.ts';
import { LATEST_A_SHARD, SHARDS } from '../../../core/breaker/shard.ts';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import { hashId } from '../../../core/hash.ts';
import { createHandler } from '../../../functions/record-delivery/handler.ts';
import { advanceRig } from '../../support/advance-rig.ts';
import { ann, enrolled, t0 } from '../../support/ann.ts';
import { fakeBus } from '../../support/fakes/bus.ts';
import { sesEntry } from '../../support/ses-entry.ts';

beforeEach(() => {
  for (const level of ['warn', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => void jest.restoreAllMocks());

const due = t0 + HOUR_MS;
const journeyId = 'cart-abandoned';

const rigOf = (options: Parameters<typeof advanceRig>[0] = {}) => {
  const rig = advanceRig(options);
  const { suppressions, breaker } = rig;
  const record = createHandler({
    ...rig.ports,
    replies: rig.replies,
    firstTimes: rig.firstTimes,
    profiles: rig.profiles,
    suppressions,
    breaker,
    bus: fakeBus(),
  });
  const report = (mail: string | number, type: 'Delivery' | 'Bounce' | 'Complaint', more: object = {}) =>
    record(
      sesEntry(type, type === 'Bounce' ? { bounce: { bounceType: 'Permanent' }, ...more } : more, {
        ...tagsOf(hashId([mail])),
        ...(options.profiles && { profileId: [String(mail)] }),
      }),
    );
  return { ...rig, report, health: async () => mailHealth(await breaker.shards()) };
};
const tagsOf = (sendId: string) => ({
  sendId: [sendId],
  profileId: ['ann'],
  enrollmentId: ['gone'],
  journeyId: [journeyId],
});

describe('what becomes of marketing mail', () => {
  it('is counted once, whatever comes twice; what may pass is no bounce', async () => {
    const rig = rigOf();

    await rig.report(1, 'Delivery');
    await rig.report(1, 'Delivery');
    await rig.report(1, 'Complaint');
    await rig.report(2, 'Bounce');
    await rig.report(2, 'Bounce');
    await rig.report(3, 'Bounce', { bounce: { bounceType: 'Transient' } });

    expect(await rig.health()).toMatchObject({ sends: 2, bounced: 1, complained: 1 });
  });

  it('is not mixed with what people must know, nor with tests', async () => {
    const { purpose: _, ...document } = advanceRig().published.document;
    const rig = rigOf({ journey: { ...document, purpose: 'transactional' } });
    await rig.report(1, 'Bounce');
    expect(await rig.health()).toMatchObject({ sends: 0 });

    const other = rigOf();
    const { enrollmentId: _none, ...tags } = tagsOf(hashId(['test']));
    const { suppressions, breaker } = other;
    const record = createHandler({
      ...other.ports,
      replies: other.replies,
      firstTimes: other.firstTimes,
      profiles: other.profiles,
      suppressions,
      breaker,
      bus: fakeBus(),
    });
    await record(sesEntry('Bounce', { bounce: { bounceType: 'Permanent' } }, tags));
    expect(await other.health()).toMatchObject({ sends: 0 });
  });
});

describe('the look at all shards', () => {
  const shardOf = (sendId: string) => Number.parseInt(hashId([sendId], 4), 16) % SHARDS;
  /** Mails whose ids fall into one shard. */
  const ofOneShard = Array.from({ length: 4_000 }, (_, no) => no)
    .filter((no) => shardOf(hashId([no])) === 0)
    .slice(0, LATEST_A_SHARD + 21);

  it('comes with every fourth delivery until the shard is full, then with bad reports alone', async () => {
    const rig = rigOf();
    const looks = jest.spyOn(rig.breaker, 'shards');
    expect(ofOneShard).toHaveLength(LATEST_A_SHARD + 21);

    for (const no of ofOneShard.slice(0, LATEST_A_SHARD - 1)) await rig.report(no, 'Delivery');
    expect(looks).toHaveBeenCalledTimes(LATEST_A_SHARD / 4 - 1);
    for (const no of ofOneShard.slice(LATEST_A_SHARD - 1, -1)) await rig.report(no, 'Delivery');
    expect(looks).toHaveBeenCalledTimes(LATEST_A_SHARD / 4 - 1);
    await rig.report(ofOneShard.at(-1) ?? 0, 'Bounce');
    expect(looks).toHaveBeenCalledTimes(LATEST_A_SHARD / 4);
  });
});

/** People whose reminder is due, and whose addresses do not exist. */
const badList = (people: number) => {
  const profiles = Array.from({ length: people }, (_, no) =>
    ann({
      id: `p${no}`,
      identities: [{ namespace: 'email', value: `p${no}@nowhere.example`, linkedAtMs: t0 - HOUR_MS }],
      consents: [
        {
          ...{ channel: 'email', address: `p${no}@nowhere.example`, purpose: 'marketing', status: 'granted' },
          atMs: t0 - HOUR_MS,
        },
      ],
    }),
  );
  const enrollments = profiles.map(({ id }) =>
    enrolled({ id: hashId([id]), profileId: id, position: { stepId: 'remind', enteredStepAtMs: t0 } }),
  );
  return { profiles, enrollments };
};

describe('the breaker', () => {
  it('stops marketing mail within 100 sends of the limit; events and other channels go on', async () => {
    const [good, bad] = [1_100, 150];
    const rig = rigOf(badList(bad));
    rig.setTime(due);
    for (let no = 0; no < good; no++) await rig.breaker.count(hashId(['good', no]), 'delivered');

    for (let no = 0; no < bad; no++) {
      const profileId = `p${no}`;
      await rig.handle({ profileId, enrollmentId: hashId([profileId]), wakeNo: 1 });
      if (rig.provider.accepted.some((one) => one.profileId === profileId))
        await rig.report(profileId, 'Bounce');
    }

    // 46 of 1,146 are the first 4 %.
    expect(rig.provider.accepted).toHaveLength(46);
    expect(await rig.breaker.opened()).toMatchObject({ reason: 'bounces', openedAtMs: due });
    const waiting = rig.enrollments.all().find(({ profileId }) => profileId === `p${bad - 1}`);
    expect(waiting).toMatchObject({ status: 'active', wakesAtMs: due + 15 * MINUTE_MS });
    const held = rig.timeline.entries().filter(({ reason }) => reason === 'breaker-open');
    expect(held).toHaveLength(bad - 46);
  });

  /** Ann's reminder is due while the breaker is open; it is closed so long after that. */
  const closedAfter = async (hours: number) => {
    const rig = advanceRig();
    await rig.breaker.open({ openedAtMs: t0, reason: 'bounces', health: mailHealth([]) });
    await rig.wakes.arm(rig.wake(), due);
    await rig.until(due + hours * HOUR_MS);
    expect(rig.provider.accepted).toEqual([]);
    await rig.breaker.close();
    await rig.until(due + (hours + 1) * HOUR_MS);
    const held = rig.timeline.entries().filter(({ reason }) => reason === 'breaker-open');
    expect(held).toHaveLength(1);
    return rig;
  };

  it('lets everybody go on who waited once it is closed', async () => {
    const rig = await closedAfter(5);

    expect(rig.provider.accepted.map(({ channel }) => channel)).toEqual(['email']);
  });

  it('closed more than six hours later it drops what was due by then, and says so', async () => {
    const rig = await closedAfter(7);

    expect(rig.provider.accepted).toEqual([]);
    expect(rig.skips().map(({ reason }) => reason)).toContain('too-late');
  });
});
