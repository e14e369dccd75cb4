import { describe, expect, it } from '@jest/globals';
import { cartOf } from '../../../core/cart/cart-of.ts';
import type { ShopEvent } from '../../../core/event/event.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { hourMs } from './histories.ts';
import { shopFloor } from './shop-floor.ts';

/** What shuffling histories has found (any-order.test.ts), each as it was found. */

type Floor = ReturnType<typeof shopFloor>;

const login = (userId: string, anonymousId: string, inMs: number): ShopEvent =>
  identify({ messageId: `${userId} at ${anonymousId}, ${inMs}`, userId, anonymousId, inMs });
const arrive = async (...events: ShopEvent[]): Promise<Floor> => {
  const floor = shopFloor();
  for (const event of events) await floor.browser(event);
  return floor;
};
/** Every browser and userId with whom it leads to, and everybody who lists it. */
const owners = (floor: Floor) =>
  Object.fromEntries(
    [...floor.profiles.pointers].map(([key, id]) => {
      const [namespace = '', value = ''] = key.split('#');
      const listed = floor.people().filter(({ identities }) => identities.some((one) => one.value === value));
      const owner = floor.who(namespace, value);
      return [
        value,
        { isOne: listed.length === 1 && listed[0]?.id === owner?.id, id, userIds: userIdsOf(owner) },
      ];
    }),
  );
const userIdsOf = (person: ReturnType<Floor['who']>) =>
  person?.identities.filter(({ namespace }) => namespace === 'userId').map(({ value }) => value);

describe('an order that is reported twice', () => {
  it('takes nothing that came between, also when the first report is folded by then', async () => {
    const order = (inMs: number) =>
      shopEvent({ event: 'Order Completed', userId: 'u1', inMs, properties: { order_id: 'o1' } });
    const added = shopEvent({
      event: 'Product Added',
      userId: 'u1',
      inMs: 2 * hourMs,
      properties: { product_id: 'p1' },
    });
    const muchLater = shopEvent({ type: 'page', event: 'Page Viewed', userId: 'u1', inMs: 49 * hourMs });
    const floor = await arrive(order(0), added, muchLater, order(14 * hourMs));

    const person = floor.who('userId', 'u1');
    expect(person && cartOf(person).lines).toMatchObject([{ productId: 'p1' }]);
    expect(person?.counters.orders).toBe(1);
  });
});

describe('a browser of two customers', () => {
  it('belongs to who logged in there last, not to whoever was heard there first', async () => {
    const [first, other, last] = [login('u1', 'a1', 0), login('u2', 'a1', 1), login('u1', 'a1', 2)];
    for (const order of [
      [first, other, last],
      [first, last, other],
      [last, first, other],
      [other, last, first],
      [last, other, first],
    ])
      expect(owners(await arrive(...order))).toMatchObject({ a1: { isOne: true, userIds: ['u1'] } });
  });

  it('is given away and taken in one go, while its former owner is written as well', async () => {
    const floor = await arrive(login('u1', 'a1', 0));
    const page = shopEvent({ type: 'page', event: 'Page Viewed', userId: 'u1', anonymousId: 'a2', inMs: 2 });
    const failed = await floor.deliver(envelopeOf([page]), envelopeOf([login('u2', 'a1', 1)]));

    expect(failed.size).toBe(0);
    expect(owners(floor)).toMatchObject({
      a1: { isOne: true, userIds: ['u2'] },
      a2: { isOne: true, userIds: ['u1'] },
    });
  });
});

describe('a login whose function died after it had put its pointers', () => {
  const half = async (...userIds: string[]): Promise<Floor> => {
    const floor = shopFloor();
    for (const userId of userIds)
      await floor.profiles.claim({ namespace: 'userId', value: userId }, 'unwritten');
    await floor.profiles.claim({ namespace: 'anonymousId', value: 'a1' }, 'unwritten');
    return floor;
  };

  it.each([
    ['comes back first', [login('u1', 'a1', 0), login('u2', 'a1', 1)]],
    ['comes back second', [login('u2', 'a1', 1), login('u1', 'a1', 0)]],
  ])('%s: the next customer at that browser is another', async (_, logins) => {
    const floor = await half('u1');
    for (const event of logins) await floor.browser(event);

    expect(owners(floor)).toMatchObject({
      a1: { isOne: true, userIds: ['u2'] },
      u1: { isOne: true, userIds: ['u1'] },
      u2: { isOne: true, userIds: ['u2'] },
    });
  });

  it('is not taken for a browser that nobody has logged in at', async () => {
    const floor = await half('u1');
    await floor.browser(login('u2', 'a1', 1), login('u1', 'a1', 2));

    expect(owners(floor)).toMatchObject({ u1: { id: 'unwritten', isOne: true }, u2: { isOne: true } });
  });

  it('keeps two apart whose pointers both lead there, in one batch as well', async () => {
    const floor = await half('u1', 'u2');
    await floor.browser(login('u2', 'a1', 1), login('u1', 'a1', 2));

    expect(owners(floor)).toMatchObject({
      a1: { isOne: true, userIds: ['u1'] },
      u1: { isOne: true, userIds: ['u1'] },
      u2: { isOne: true, userIds: ['u2'] },
    });
  });
});
