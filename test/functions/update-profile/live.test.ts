import { describe, expect, it } from '@jest/globals';
import { nameOfSighting } from '../../../core/live/sighting.ts';
import { envelopeOf, identify, shopEvent, startMs } from '../../support/events.ts';
import { fakeLiveTeller } from '../../support/fakes/live.ts';
import { shopFloor } from './shop-floor.ts';

const NOW_MS = startMs + 3_600_000;

/** Somebody watches until then. */
const watchedFloor = (untilMs = NOW_MS + 1) => {
  const live = fakeLiveTeller();
  const { ports } = shopFloor();
  const config = { ...ports.config, watchedUntilMs: () => untilMs };
  return { live, ...shopFloor({ live, config }) };
};

const added = (more: object = {}) =>
  shopEvent({ event: 'Product Added', userId: 'u1', properties: { product_id: 'p1', price: 1 }, ...more });

describe('who watches what comes in', () => {
  it('is told of a batch at once, in one report, with the people it was about', async () => {
    const floor = watchedFloor();
    await floor.deliver(
      envelopeOf([added(), added({ userId: 'u2', bot: true })], { keyId: 'demo', receivedAtMs: NOW_MS }),
      envelopeOf([added({ userId: 'u3', context: { test: true }, source: 'pos' })], { keyId: 'till' }),
    );

    expect(floor.live.told).toHaveLength(1);
    const [report] = floor.live.told;
    const [u1, u2, u3] = ['u1', 'u2', 'u3'].map((id) => floor.who('userId', id)?.id);
    const common = { kind: 'event', name: 'Product Added' };
    expect(report?.entries).toHaveLength(3);
    expect(report?.entries).toEqual(
      expect.arrayContaining([
        { ...common, atMs: NOW_MS, source: 'web', sourceId: 'demo', profileId: u1 },
        { ...common, atMs: NOW_MS, source: 'web', sourceId: 'demo', profileId: u2, bot: true },
        expect.objectContaining({ source: 'pos', sourceId: 'till', profileId: u3, staff: true }),
      ]),
    );
    const shown = report?.sightings.map((one) => `${one.sourceId} ${nameOfSighting(one)}`);
    expect(shown).toEqual(
      expect.arrayContaining([
        'demo product-added',
        'demo origin',
        'demo currency!no-currency',
        'till price',
      ]),
    );
  });

  it('sees an order that is nobody’s, and none that has no id or names somebody', async () => {
    const order = (more: object) =>
      shopEvent({ event: 'Order Completed', properties: { order_id: 'o1' }, source: 'server', ...more });
    const told = async (...events: ReturnType<typeof shopEvent>[]) => {
      const floor = watchedFloor();
      await floor.deliver(envelopeOf(events, { trust: 'secret', keyId: 'shop', receivedAtMs: NOW_MS }));
      return floor.live.told.flatMap(({ entries }) => entries).filter(({ kind }) => kind === 'refused');
    };

    expect(await told(order({ userId: '0', context: { traits: { email: 'none@example.com' } } }))).toEqual([
      {
        ...{ kind: 'refused', atMs: NOW_MS, reason: 'order-of-nobody', fields: ['email', 'phone'] },
        ...{ name: 'Order Completed', source: 'server', sourceId: 'shop' },
      },
    ]);
    const named = order({ context: { traits: { email: 'ann@example.com' } } });
    const shipped = order({ event: 'Order Shipped', userId: '0' });
    const noOrder = order({ userId: '0', properties: {} });
    expect(
      await told(named, order({ userId: 'u1' }), order({ anonymousId: 'a1' }), shipped, noOrder),
    ).toEqual([]);
  });

  it('sees no word of a person', async () => {
    const floor = watchedFloor();
    await floor.browser(
      identify({ userId: 'u1', traits: { email: 'ann@example.com', phone: '+4930123456' } }),
    );

    const told = JSON.stringify(floor.live.told);
    expect(told).toContain('Identified');
    expect(told).not.toMatch(/ann@|4930|"u1"/);
  });

  it('sees no repetition, and nothing that Kaskad says itself', async () => {
    const floor = watchedFloor();
    const event = added();
    await floor.browser(event);
    await floor.browser(event);
    const id = floor.who('userId', 'u1')?.id ?? '';
    await floor.deliver(
      envelopeOf([shopEvent({ event: 'Broadcast Due', profileId: id })], { trust: 'internal' }),
    );

    expect(floor.live.told.flatMap(({ entries }) => entries)).toHaveLength(1);
  });

  it('costs nothing while nobody does', async () => {
    const floor = watchedFloor(NOW_MS);
    await floor.browser(added());

    expect(floor.live.told).toEqual([]);
  });

  it('is not told of what could not be folded', async () => {
    const floor = watchedFloor();
    const profiles = { ...floor.profiles, save: () => Promise.reject(new Error('broken')) };
    const broken = shopFloor({ ...floor.ports, profiles });
    const failed = await broken.deliver(envelopeOf([added()]));

    expect(failed.size).toBe(1);
    expect(floor.live.told).toEqual([]);
  });
});
