import { describe, expect, it } from '@jest/globals';
import { cartOf } from '../../../core/cart/cart-of.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import { identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const added = (productId: string, more: object = {}) =>
  shopEvent({ event: 'Product Added', properties: { product_id: productId }, ...more });
const ordered = (more: object = {}) =>
  shopEvent({ event: 'Order Completed', properties: { order_id: 'o1' }, ...more });
const values = (one: { identities: { namespace: string; value: string }[] } | undefined) =>
  one?.identities.map(({ namespace, value }) => `${namespace}:${value}`).toSorted();

describe('a browser', () => {
  it('that logs in brings its anonymous past along', async () => {
    const floor = shopFloor();
    await floor.browser(added('p1', { anonymousId: 'a1' }));
    await floor.browser(
      identify({ anonymousId: 'a1', userId: 'u1', traits: { email: 'Ann@Example.com ' }, inMs: 5 }),
    );

    expect(floor.people()).toHaveLength(1);
    expect(values(floor.who('userId', 'u1'))).toEqual([
      'anonymousId:a1',
      'email:ann@example.com',
      'userId:u1',
    ]);
  });

  it('joins the person who is known already, and her cart is one', async () => {
    const floor = shopFloor();
    await floor.browser(identify({ userId: 'u1' }), added('p1', { userId: 'u1', inMs: 1 }));
    await floor.browser(added('p2', { anonymousId: 'phone', inMs: 2 }));
    await floor.browser(identify({ userId: 'u1', anonymousId: 'phone', inMs: 3 }));

    const ann = floor.who('anonymousId', 'phone');
    expect(ann?.id).toBe(floor.who('userId', 'u1')?.id);
    expect(ann?.mergedFrom).toHaveLength(1);
    expect(ann && cartOf(ann).lines.map(({ productId }) => productId)).toEqual(['p1', 'p2']);
    expect(floor.timeline.entries().filter(({ kind }) => kind === 'merge')).toHaveLength(1);
  });

  it('joins by an e-mail address alone while it is anonymous', async () => {
    const floor = shopFloor();
    await floor.browser(
      identify({ userId: 'u1', anonymousId: 'laptop', traits: { email: 'ann@example.com' } }),
    );
    await floor.browser(added('p1', { anonymousId: 'phone', inMs: 1 }));
    await floor.browser(identify({ anonymousId: 'phone', traits: { email: 'ann@example.com' }, inMs: 2 }));

    expect(floor.people()).toHaveLength(1);
  });

  it('switches to a new login: what it does afterwards is hers, what it did stays his', async () => {
    const floor = shopFloor();
    await floor.browser(
      identify({ userId: 'bob', anonymousId: 'shared' }),
      added('p1', { anonymousId: 'shared', inMs: 1 }),
    );
    await floor.browser(identify({ userId: 'ann', anonymousId: 'shared', inMs: 2 }));
    await floor.browser(added('p2', { anonymousId: 'shared', inMs: 3 }));

    const [bob, ann] = [floor.who('userId', 'bob'), floor.who('userId', 'ann')];
    expect(bob && cartOf(bob).lines.map(({ productId }) => productId)).toEqual(['p1']);
    expect(ann && cartOf(ann).lines.map(({ productId }) => productId)).toEqual(['p2']);
    expect(values(bob)).toEqual(['userId:bob']);
    expect(values(ann)).toEqual(['anonymousId:shared', 'userId:ann']);
  });

  it('takes its device along to a login that is proven, so that nothing reaches whoever had it before', async () => {
    const floor = shopFloor();
    const context = { device: { token: 't1', type: 'ios' } };
    const login = (userId: string, inMs: number) =>
      identify({ userId, shopper: userId, anonymousId: 'shared', context, inMs });
    await floor.browser(login('bob', 0));
    await floor.browser(login('ann', 1));

    expect(values(floor.who('userId', 'bob'))).toEqual(['userId:bob']);
    expect(values(floor.who('deviceToken', 't1'))).toEqual([
      'anonymousId:shared',
      'deviceToken:t1',
      'userId:ann',
    ]);
  });

  it('does not switch back for an event from before the new login', async () => {
    const floor = shopFloor();
    await floor.browser(identify({ userId: 'bob', anonymousId: 'shared' }));
    await floor.browser(identify({ userId: 'ann', anonymousId: 'shared', inMs: 20 }));
    await floor.browser(added('p1', { userId: 'bob', anonymousId: 'shared', inMs: 10 }));

    expect(floor.who('anonymousId', 'shared')?.id).toBe(floor.who('userId', 'ann')?.id);
    expect(floor.who('userId', 'bob')?.cart.ops).toHaveLength(1);
  });
});

describe('a public key', () => {
  it('never makes one of two known people', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { email: 'ann@example.com' } }));
    await floor.server(identify({ userId: 'u2', traits: { email: 'bob@example.com' } }));
    await floor.server(identify({ anonymousId: 'g1', traits: { email: 'guest@example.com' } }));
    await floor.browser(
      identify({ userId: 'u1', traits: { email: 'bob@example.com' }, inMs: 1 }),
      identify({ userId: 'u1', traits: { email: 'guest@example.com' }, inMs: 2 }),
      identify({ userId: 'u3', anonymousId: 'new', traits: { email: 'guest@example.com' }, inMs: 3 }),
    );

    expect(floor.people()).toHaveLength(4);
    expect(values(floor.who('userId', 'u1'))).toEqual(['email:ann@example.com', 'userId:u1']);
    expect(values(floor.who('userId', 'u3'))).toEqual(['anonymousId:new', 'userId:u3']);
    expect(values(floor.who('email', 'guest@example.com'))).toEqual([
      'anonymousId:g1',
      'email:guest@example.com',
    ]);
  });

  it('replaces no address and adds no device where there is a userId', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { email: 'ann@example.com' } }));
    await floor.browser(
      identify({
        userId: 'u1',
        traits: { email: 'thief@example.com', phone: '+4915112345678', consent: { email: 'granted' } },
        context: { device: { token: 'thief' } },
        inMs: 1,
      }),
    );

    const ann = floor.who('userId', 'u1');
    expect(values(ann)).toEqual(['email:ann@example.com', 'userId:u1']);
    expect(ann?.consents).toEqual([]);
    expect(floor.who('email', 'thief@example.com')).toBeUndefined();
  });

  it('may give a new person her first addresses, her device and, where the source may, consent', async () => {
    const floor = shopFloor();
    await floor.browser(
      identify({
        userId: 'u1',
        anonymousId: 'a1',
        traits: {
          email: 'ann@example.com',
          phone: '0151 12345678',
          country: 'DE',
          consent: { email: 'granted', sms: { status: 'denied' } },
        },
        context: { device: { token: 't1', type: 'Android' } },
      }),
    );

    const ann = floor.who('phone', '+4915112345678');
    expect(ann && [addressOf(ann, 'email'), addressOf(ann, 'sms'), addressOf(ann, 'push')]).toEqual([
      'ann@example.com',
      '+4915112345678',
      't1',
    ]);
    expect(ann?.consents.map(({ channel, status }) => [channel, status])).toEqual(
      expect.arrayContaining([
        ['email', 'granted'],
        ['sms', 'denied'],
      ]),
    );
  });

  it('states no consent unless its source may', async () => {
    const floor = shopFloor();
    await floor.stranger(
      identify({ userId: 'u1', traits: { email: 'a@example.com', consent: { email: 'granted' } } }),
    );

    expect(floor.who('userId', 'u1')).toMatchObject({ consents: [], pendingConsents: [] });
  });

  it('does more with a shopper token: replaces an address, adds a device', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { email: 'old@example.com' } }));
    await floor.browser(
      identify({
        userId: 'u1',
        shopper: 'u1',
        traits: { email: 'new@example.com' },
        context: { device: { token: 't1' } },
        inMs: 1,
      }),
    );

    const ann = floor.who('userId', 'u1');
    expect(ann && [addressOf(ann, 'email'), addressOf(ann, 'push')]).toEqual(['new@example.com', 't1']);
  });

  it('ends the cascade of a guest whose address an order names', async () => {
    const floor = shopFloor();
    await floor.server(identify({ anonymousId: 'a1', traits: { email: 'ann@example.com' } }));
    await floor.browser(
      ordered({ anonymousId: 'a2', properties: { order_id: 'o1', email: 'ANN@example.com' }, inMs: 1 }),
    );

    expect(floor.who('email', 'ann@example.com')?.counters.orders).toBe(1);
  });
});

describe('a till', () => {
  const atTill = (contact: object, more: object = {}) =>
    ordered({ source: 'pos', context: { traits: contact }, anonymousId: 'till-1', ...more });

  it.each([
    ['phone in context.traits', { context: { traits: { phone: '+49 151 12345678' } } }],
    ['phone in properties', { properties: { order_id: 'o1', phone: '+4915112345678' } }],
    ['loyalty card in properties', { properties: { order_id: 'o1', loyalty_card: 'card-7' } }],
    ['e-mail in traits', { traits: { email: 'ann@example.com' } }],
  ])('finds the person by %s', async (_, said) => {
    const floor = shopFloor();
    await floor.server(
      identify({
        userId: 'u1',
        traits: { phone: '+4915112345678', email: 'ann@example.com', loyaltyCard: 'card-7' },
      }),
    );
    await floor.server(ordered({ source: 'pos', anonymousId: 'till-1', inMs: 1, ...said }));

    expect(floor.who('userId', 'u1')).toMatchObject({
      counters: { orders: 1 },
      lastOrder: { source: 'pos' },
    });
    expect(floor.people()).toHaveLength(1);
  });

  it('keeps customers apart although its own id is always the same', async () => {
    const floor = shopFloor();
    await floor.server(atTill({ phone: '+4915112345671' }));
    await floor.server(atTill({ phone: '+4915112345672' }, { properties: { order_id: 'o2' }, inMs: 1 }));
    await floor.server(atTill({ phone: '+4915112345671' }, { properties: { order_id: 'o3' }, inMs: 2 }));
    await floor.server(
      ordered({ source: 'pos', anonymousId: 'till-1', properties: { order_id: 'cash' }, inMs: 3 }),
    );

    expect(floor.who('phone', '+4915112345671')?.counters.orders).toBe(2);
    expect(floor.who('phone', '+4915112345672')?.counters.orders).toBe(1);
  });
});

describe('a secret key', () => {
  it('makes one person of a guest and an account', async () => {
    const floor = shopFloor();
    await floor.browser(added('p1', { anonymousId: 'a1' }));
    await floor.server(
      shopEvent({
        event: 'Checkout Started',
        anonymousId: 'a1',
        properties: { email: 'ann@example.com' },
        inMs: 1,
      }),
    );
    await floor.server(identify({ userId: 'u1', traits: { phone: '+4915112345678' }, inMs: 2 }));
    await floor.server(identify({ userId: 'u1', traits: { email: 'ann@example.com' }, inMs: 3 }));

    expect(floor.people()).toHaveLength(1);
    expect(values(floor.who('anonymousId', 'a1'))).toEqual([
      'anonymousId:a1',
      'email:ann@example.com',
      'phone:+4915112345678',
      'userId:u1',
    ]);
  });

  it('never merges two userIds; a contested address stays with its first owner', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { email: 'ann@example.com' } }));
    await floor.server(identify({ userId: 'u2', traits: { email: 'ann@example.com' }, inMs: 1 }));
    await floor.server(
      shopEvent({ type: 'alias', event: 'Aliased', userId: 'u2', previousId: 'u1', inMs: 2 }),
    );

    expect(floor.people()).toHaveLength(2);
    expect(values(floor.who('email', 'ann@example.com'))).toEqual(['email:ann@example.com', 'userId:u1']);
  });

  it('overrules what only a browser has said: the first verified owner is the owner', async () => {
    const floor = shopFloor();
    const says = (userId: string, inMs: number) =>
      identify({ userId, traits: { email: 'ann@example.com' }, inMs });
    await floor.browser(says('thief', 0));
    await floor.server(says('ann', 1));
    await floor.server(says('eve', 2));
    await floor.browser(says('thief', 3));

    expect(values(floor.who('email', 'ann@example.com'))).toEqual(['email:ann@example.com', 'userId:ann']);
    expect(values(floor.who('userId', 'thief'))).toEqual(['userId:thief']);
    expect(values(floor.who('userId', 'eve'))).toEqual(['userId:eve']);
  });

  it('never merges two userIds, whatever else they have in common', async () => {
    const floor = shopFloor();
    const shared = { phone: '+4915112345678', loyaltyCard: 'family', email: 'family@example.com' };
    await floor.server(identify({ userId: 'u1', anonymousId: 'a1', traits: shared }));
    await floor.server(identify({ userId: 'u2', anonymousId: 'a1', traits: shared, inMs: 1 }));
    await floor.server(ordered({ source: 'pos', userId: 'u2', context: { traits: shared }, inMs: 2 }));

    expect(floor.people()).toHaveLength(2);
    expect(values(floor.who('userId', 'u2'))).toEqual(['anonymousId:a1', 'userId:u2']);
  });
});
