import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ShopEvent } from '../../core/event/event.ts';
import { Shop } from './harness.ts';
import { pass } from './wakes.ts';
import { newWorld, takeIn } from './world.ts';

const HOUR = 3_600_000;

type Act = 'touch' | 'visit' | 'call' | 'order' | 'empty' | 'deny' | 'late order';
const acts = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.nat(HOUR), fc.nat(30 * HOUR), fc.constantFrom(0, HOUR - 1, HOUR, HOUR + 1)),
    act: fc.constantFrom<Act>('touch', 'visit', 'call', 'order', 'empty', 'deny', 'late order'),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('whatever a person does, and whenever', () => {
  it('a cart is reminded at most once by each channel, never after it was ordered or denied, and nobody is stuck', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.boolean(), async (list, hasDevice) => {
        const shop = new Shop(newWorld());
        const { world } = shop;
        const ann = shop.reachable('Ann', hasDevice ? { device: 'token' } : {});
        await ann.adds('kettle');
        let quietFrom: number | undefined;
        for (const { afterMs, act } of list) {
          await pass(world, world.nowMs + afterMs);
          const before = ann.got.length;
          if (act === 'touch') await ann.adds('teapot');
          if (act === 'call') await ann.adds('teapot', {}, 'callcentre');
          if (act === 'visit') await ann.opensTheShop();
          if (act === 'order') await ann.orders('pos');
          if (act === 'late order')
            ann.say({
              event: 'Order Completed',
              atMs: world.nowMs - 60_000,
              source: 'pos',
              properties: { order_id: 'late' },
            });
          if (act === 'empty') await ann.removes('kettle');
          if (act === 'deny') await ann.states({ email: 'denied', sms: 'denied', push: 'denied' });
          expect(ann.got.length).toBe(before);
          if (act === 'deny') quietFrom ??= ann.got.length;
          if (act === 'order') {
            const { length } = ann.got;
            await pass(world, world.nowMs + 1);
            expect(ann.got.length).toBe(length);
            expect(ann.enrollments.filter((one) => one.status === 'active')).toEqual([]);
          }
        }
        await pass(world, world.nowMs + 40 * 24 * HOUR);
        expect(ann.enrollments.filter((one) => one.status === 'active')).toEqual([]);
        if (quietFrom !== undefined) expect(ann.got.length).toBe(quietFrom);
        for (const { sends } of ann.enrollments) {
          const channels = sends.map(({ channel }) => channel);
          expect(channels).toEqual([...new Set(channels)]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('devices', () => {
  it('a cart filled before the log-in is reminded of once, by the address the log-in leads to', async () => {
    const world = newWorld();
    const shop = new Shop(world);
    const ann = shop.reachable('Ann');
    const cookie = (what: Partial<ShopEvent>) => {
      const { userId: _, ...anonymous } = ann.event({ anonymousId: 'cookie-1', ...what });
      takeIn(world, [anonymous]);
    };
    cookie({
      event: 'Product Added',
      properties: { product_id: 'kettle', name: 'Kettle', price: 19.9, currency: 'EUR' },
    });
    await shop.after('20m');
    expect(ann.enrollments).toHaveLength(0);
    ann.say({ type: 'identify', event: 'Identified', anonymousId: 'cookie-1' });
    await shop.after('2h');
    expect(ann.profile.mergedFrom).toHaveLength(1);
    expect(ann.channels).toEqual(['email']);
    expect(world.sent).toHaveLength(1);
    await ann.orders('pos');
    await shop.after('3d');
    expect(world.sent).toHaveLength(1);
    expect(ann.latest).toMatchObject({ status: 'exited', reason: 'ordered' });
  });
});
