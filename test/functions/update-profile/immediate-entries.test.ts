import { expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../core/duration.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { ann, t0 } from '../../support/ann.ts';
import { envelopeOf, shopEvent } from '../../support/events.ts';
import { foldingRig } from '../../support/folding-rig.ts';

/** It sends at once. */
const now = {
  ...cartAbandoned,
  steps: [{ id: 'remind', kind: 'send' as const, channel: 'email' as const, template: 'cart-email' }],
};
const hers = ann({
  identities: [...ann().identities, { namespace: 'userId', value: 'ann', linkedAtMs: t0 - HOUR_MS }],
});
const adds = (productId: string, inMs: number) =>
  envelopeOf([
    shopEvent({ event: 'Product Added', userId: 'ann', properties: { product_id: productId }, inMs }),
  ]);
const orders = (inMs: number) => {
  const properties = { order_id: 'o1', products: [{ product_id: 'cup' }] };
  return envelopeOf([shopEvent({ event: 'Order Completed', userId: 'ann', properties, inMs })]);
};

/**
 * One function has read her before an entry of hers came and went, another one after it. Each lets her in, and both entries are woken
 * before her profile names either.
 */
it.each([
  ['first', 2 * MINUTE_MS, 4 * MINUTE_MS],
  ['last', 4 * MINUTE_MS, 2 * MINUTE_MS],
])(
  'two functions that let her in make one entry, though one has not seen the entry before: began %s',
  async (_, jugMs, potMs) => {
    const contact = { caps: { email: { max: 9, per: 'P1D' } } };
    const rig = foldingRig({ profiles: [hers], enrollments: [], journey: now, contact });
    rig.profiles.pointers.set('userId#ann', 'ann');
    rig.setTime(t0 + 10 * MINUTE_MS);
    const { enrollments, profiles } = rig.updatePorts;
    const take = async (envelope: EventEnvelope, given = rig.updatePorts) =>
      expect((await rig.deliver([envelope], given)).size).toBe(0);
    const [isAboutToSave, maySave] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const knowing = {
      ...rig.updatePorts,
      profiles: {
        ...profiles,
        async save(...said: Parameters<typeof profiles.save>) {
          isAboutToSave.resolve();
          await maySave.promise;
          return profiles.save(...said);
        },
      },
    };
    let other: Promise<void> | undefined;
    const late = {
      ...rig.updatePorts,
      enrollments: {
        ...enrollments,
        async ofProfiles(ids: readonly string[]) {
          if (other !== undefined) return enrollments.ofProfiles(ids);
          await take(adds('cup', 1));
          await take(orders(2));
          const known = await enrollments.ofProfiles(ids);
          other = take(adds('pot', potMs), knowing);
          await isAboutToSave.promise;
          return known;
        },
      },
      profiles: {
        ...profiles,
        async save(...said: Parameters<typeof profiles.save>) {
          await rig.until(t0 + 10 * MINUTE_MS);
          maySave.resolve();
          await other;
          return profiles.save(...said);
        },
      },
    };

    await take(adds('jug', jugMs), late);
    await rig.until(t0 + HOUR_MS);

    expect(rig.provider.accepted).toHaveLength(1);
    expect(rig.enrollments.all()).toHaveLength(2);
  },
);
