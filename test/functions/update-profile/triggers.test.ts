import { describe, expect, it } from '@jest/globals';
import type { PublishedJourney, Snapshot } from '../../../core/config/snapshot.ts';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import { Conflict } from '../../../core/errors.ts';
import type { EventEnvelope, ShopEvent } from '../../../core/event/event.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { needsEnrollments } from '../../../core/journey/needs-enrollments.ts';
import { reactToEvents } from '../../../core/journey/react.ts';
import type { UpdateProfilePorts } from '../../../functions/update-profile/ports.ts';
import { envelopeOf, shopEvent, startMs } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const journeys = { index: indexJourneys, needsEnrollments, react: reactToEvents };
const journey = (changes: Partial<Journey> = {}): Journey => ({
  id: 'j',
  trigger: { event: 'Signed Up' },
  steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
  ...changes,
});
const floorWith = (
  changes: Partial<Journey>,
  ports: Partial<UpdateProfilePorts> = {},
  more: Partial<Snapshot> = {},
) => {
  const published: PublishedJourney[] = [{ journey: journey(changes), version: 1, status: 'live' }];
  return shopFloor({ journeys, ...ports }, { journeys: published, ...more });
};
const signsUp = (userId: string, more: Partial<ShopEvent> & { inMs?: number } = {}) =>
  shopEvent({ event: 'Signed Up', userId, ...more });

const settled = async (all: Promise<Map<string, unknown>>[]) => {
  for (const failed of await Promise.all(all)) expect([...failed.values()]).toEqual([]);
};

describe('triggers', () => {
  it('told twenty times at once enrol one person once', async () => {
    const floor = floorWith({});
    const entry = envelopeOf([signsUp('u1')]);
    const another = () => envelopeOf([signsUp('u1')]);

    const all = Array.from({ length: 20 }, (_, at) => (at % 2 ? entry : another()));
    // Who lost too often is given back to the queue, which brings it again.
    const untilTaken = async (one: EventEnvelope): Promise<unknown> =>
      (await floor.deliver(one)).size > 0 ? untilTaken(one) : undefined;

    await Promise.all(all.map(untilTaken));

    expect(floor.enrollments.all()).toHaveLength(1);
    expect(floor.enrollments.all()).toMatchObject([{ status: 'active', cycle: 0 }]);
  });

  it('keep their enrollment when the write of the person was made although it failed', async () => {
    const floor = floorWith({});
    const { save } = floor.profiles;
    floor.profiles.save = async (profile, version) => {
      await save(profile, version);
      floor.profiles.save = save;
      throw new Conflict('profile');
    };

    await floor.browser(signsUp('u1'));

    expect(floor.enrollments.all()).toMatchObject([{ status: 'active' }]);
  });

  it('of fifty people at once let in exactly as many as the cap says, and tell the others why', async () => {
    const floor = floorWith({ entry: { cap: { max: 7, per: 'P1D' } } });
    const people = Array.from({ length: 50 }, (_, index) => `u${index}`);

    await settled(people.map((id) => floor.deliver(envelopeOf([signsUp(id)]))));
    await settled(people.map((id) => floor.deliver(envelopeOf([signsUp(id, { inMs: 1 })]))));

    expect(floor.enrollments.all()).toHaveLength(7);
    const full = floor.timeline.entries().filter(({ reason }) => reason === 'entry-cap');
    expect(full).toHaveLength(2 * 43);
    expect(full[0]).toMatchObject({ kind: 'skip', name: 'j', journeyId: 'j' });
    const marked = floor.people().filter(({ entries }) => entries.j !== undefined);
    expect(marked).toHaveLength(7);
  });

  it('let others in when the next window begins', async () => {
    let nowMs = startMs + HOUR_MS;
    const floor = floorWith({ entry: { cap: { max: 1, per: 'P1D' } } }, { clock: { now: () => nowMs } });
    await floor.server(signsUp('u1'), signsUp('u2', { inMs: 1 }));
    expect(floor.enrollments.all()).toHaveLength(1);

    nowMs += DAY_MS;
    await floor.server(signsUp('u2', { inMs: DAY_MS }));

    expect(floor.enrollments.all()).toHaveLength(2);
  });

  it('about different items let one person in for each', async () => {
    const floor = floorWith({ trigger: { event: 'Product Viewed' }, entry: { key: 'item' } });
    const views = (product_id: string, inMs: number) =>
      shopEvent({ event: 'Product Viewed', userId: 'u1', properties: { product_id }, inMs });

    await floor.server(views('p1', 0), views('p2', 0), views('p1', 1));
    await floor.server(views('p1', 2));

    expect(
      floor.enrollments
        .all()
        .map(({ entryKey }) => entryKey)
        .toSorted(),
    ).toEqual(['p1', 'p2']);
  });
});

describe('an event that a step waits for', () => {
  const waiting: Partial<Journey> = {
    steps: [{ id: 'order', kind: 'wait', event: { event: 'Order Completed' }, for: 'P2D' }],
  };
  const orders = (inMs: number) =>
    shopEvent({ event: 'Order Completed', userId: 'u1', properties: { order_id: 'o1' }, inMs });

  it('arms a wake at once, then saves what was heard', async () => {
    const floor = floorWith(waiting);
    await floor.server(signsUp('u1'));
    expect(floor.wakes.armed).toMatchObject([{ wakeNo: 1, atMs: startMs + 2 * DAY_MS }]);

    await floor.server(orders(1_000));

    const [stored] = floor.enrollments.all();
    expect(stored).toMatchObject({
      heard: { order: { atMs: startMs + 1_000 } },
      wakesAtMs: startMs + HOUR_MS,
    });
    expect(floor.wakes.armed).toContainEqual(
      expect.objectContaining({ wakeNo: stored?.wakeNo, atMs: startMs + HOUR_MS }),
    );
  });

  it('is heard although every write is lost once', async () => {
    const floor = floorWith(waiting);
    await floor.server(signsUp('u1'));
    const { save } = floor.enrollments;
    floor.enrollments.save = async (enrollment) => {
      floor.enrollments.save = save;
      await save({ ...enrollment, heard: {} });
      return save(enrollment);
    };

    await floor.server(orders(1_000));

    expect(floor.enrollments.all()).toMatchObject([{ heard: { order: { atMs: startMs + 1_000 } } }]);
  });

  it('costs nobody else a read of enrollments', async () => {
    const floor = floorWith({ ...waiting, goal: { event: 'Order Completed', within: 'P3D' } });
    let reads = 0;
    const { ofProfiles } = floor.enrollments;
    floor.enrollments.ofProfiles = async (ids) => {
      reads += 1;
      return ofProfiles(ids);
    };

    await floor.server(orders(0), shopEvent({ userId: 'u2' }));
    await floor.server(orders(1));

    expect(reads).toBe(0);
  });
});

describe('a control group', () => {
  it('is told at once of each message that is not sent, once, also when the first telling was cut off', async () => {
    const steps: Journey['steps'] = [{ id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' }];
    const floor = floorWith({ steps }, {}, { experiments: { globalControl: 1, plans: [] } });
    const entry = envelopeOf([signsUp('u1')]);
    const { append } = floor.timeline;
    floor.timeline.append = async () => {
      floor.timeline.append = append;
      throw new Error('cut off');
    };

    await floor.deliver(entry);
    await settled([floor.deliver(entry), floor.deliver(entry)]);

    expect(floor.enrollments.all()).toMatchObject([{ status: 'exited', reason: 'control-group' }]);
    expect(floor.wakes.armed).toEqual([]);
    expect(floor.timeline.entries().filter(({ kind }) => kind === 'skip')).toEqual([
      {
        atMs: startMs,
        kind: 'skip',
        name: 'mail',
        channel: 'email',
        journeyId: 'j',
        reason: 'control-group',
      },
    ]);
  });
});
