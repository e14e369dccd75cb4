import { describe, expect, it } from '@jest/globals';
import { freshKaskad, type PersonView, SERVER, WEB } from '../support/kaskad.ts';
import { newShopper, Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

type Json = Record<string, unknown>;

const kaskad = freshKaskad();

/** Names and addresses that are of this case alone. */
const somebody = (name: string) => new Shopper(kaskad(), name);
const tells = async (key: string, ...events: Json[]) => {
  expect((await kaskad().batch(events, key)).dropped).toEqual([]);
  await kaskad().idle();
};
const idOf = async (namespace: string, value: string) => (await kaskad().lookup(namespace, value))?.id;
const namesOf = (person: PersonView | undefined) =>
  person?.identities.map(({ namespace }) => namespace).toSorted();
const added = (more: Json) => ({
  type: 'track',
  event: 'Product Added',
  properties: { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR' },
  ...more,
});
/** Changes one kind of settings and leaves the rest of it as it is. */
const settings = async (kind: string, changes: Json) => {
  const path = `/v1/settings/${kind}`;
  const { json } = await kaskad().admin('GET', path);
  expect((await kaskad().admin('PUT', path, { ...json, ...changes })).status).toBe(200);
};

describe('what an unknown visitor did', () => {
  it.each([
    ['identify', (userId: string, anonymousId: string) => ({ type: 'identify', userId, anonymousId })],
    ['alias', (userId: string, previousId: string) => ({ type: 'alias', userId, previousId })],
  ])('is hers once %s says who she is', async (_, says) => {
    const { userId } = await newShopper(kaskad());
    const anonymousId = `device-${userId}`;
    await tells(WEB, added({ anonymousId }));
    await tells(WEB, says(userId, anonymousId));

    const ann = await kaskad().lookup('userId', userId);
    expect(ann?.cart?.items).toMatchObject([{ productId: 'p1', price: 19.9 }]);
    expect(await idOf('anonymousId', anonymousId)).toBe(ann?.id);
    const told = await kaskad().timeline(ann?.id ?? '');
    expect(told.map(({ name }) => name)).toContain('Product Added');
  });
});

describe('a guest', () => {
  it('who left her e-mail at the checkout is one with the account that has it later', async () => {
    const { userId, email } = somebody('guest');
    const anonymousId = `guest-${userId}`;
    await tells(WEB, added({ anonymousId }), {
      type: 'track',
      event: 'Checkout Started',
      anonymousId,
      properties: { email: email.toUpperCase() },
    });
    const guest = await kaskad().lookup('email', email);
    expect(guest?.cart?.items).toHaveLength(1);
    await tells(SERVER, { type: 'identify', userId, traits: { email } });

    const account = await kaskad().lookup('userId', userId);
    expect(account?.cart?.items).toHaveLength(1);
    expect(namesOf(account)).toEqual(['anonymousId', 'email', 'userId']);
    expect(await idOf('anonymousId', anonymousId)).toBe(account?.id);
  });

  it('is found by the e-mail of her order, wherever she made it', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    const properties = { order_id: `o-${ann.userId}`, customer: { email: ann.email } };
    await tells(WEB, {
      type: 'track',
      event: 'Order Completed',
      anonymousId: `other-${ann.userId}`,
      properties,
    });

    expect(await ann.view()).toMatchObject({ counters: { orders: 1 }, cart: null });
  });
});

describe('a phone number without the code of its country', () => {
  const local = ({ phone }: Shopper) => phone.replace('+49', '0');

  it("is one of the customer's country", async () => {
    const ann = somebody('local');
    await tells(SERVER, {
      type: 'identify',
      userId: ann.userId,
      traits: { phone: local(ann), country: 'DE' },
    });

    expect(await idOf('phone', ann.phone)).toBe((await ann.view()).id);
  });

  localOnly.it("else one of the shop's, in a lookup, too", async () => {
    await settings('shop', { country: 'DE' });
    const ann = somebody('shop');
    const properties = { order_id: `o-${ann.userId}`, phone: local(ann) };
    const anonymousId = `receipt-${ann.userId}`;
    const context = { source: 'pos' };
    await tells(SERVER, { type: 'track', event: 'Order Completed', anonymousId, properties, context });

    expect((await kaskad().lookup('phone', ann.phone))?.counters.orders).toBe(1);
    expect(await idOf('phone', local(ann))).toBe(await idOf('phone', ann.phone));
  });
});

describe('a loyalty card', () => {
  const scan = (loyalty_card: string, receipt: string) => ({
    type: 'track',
    event: 'Loyalty Card Scanned',
    anonymousId: receipt,
    properties: { loyalty_card },
    context: { source: 'pos' },
  });
  const withCard = async () => {
    const ann = await newShopper(kaskad());
    const card = `card-${ann.userId}`;
    await tells(SERVER, { type: 'identify', userId: ann.userId, traits: { loyaltyCard: card } });
    return { ann, card };
  };

  it('scanned at the till shows in her timeline, and an order by it is hers', async () => {
    const { ann, card } = await withCard();
    const order = { type: 'track', event: 'Order Completed', anonymousId: `r2-${ann.userId}` };
    await tells(SERVER, scan(card, `r1-${ann.userId}`), {
      ...order,
      properties: { order_id: `o-${ann.userId}`, loyalty_card: card },
      context: { source: 'pos' },
    });

    const view = await ann.view();
    expect(view.counters.orders).toBe(1);
    expect(namesOf(view)).toEqual(['email', 'loyaltyCard', 'phone', 'userId']);
    expect(await kaskad().timeline(view.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'Loyalty Card Scanned', source: 'pos' }),
        expect.objectContaining({ name: 'Order Completed', source: 'pos' }),
      ]),
    );
  });

  localOnly.it('scanned is no visit: the next rung is sent', async () => {
    const { ann, card } = await withCard();
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    await tells(SERVER, scan(card, `r3-${ann.userId}`));
    await kaskad().advance('P1D');

    expect(await ann.got()).toEqual(['email', 'sms']);
  });
});

localOnly.describe("a number of the shop's own", () => {
  it('leads to a person once the settings name it, and no browser may say it', async () => {
    await settings('people', { namespaces: ['crmId'] });
    const [ann, bob] = [somebody('crm'), somebody('crm')];
    const crmId = `crm-${ann.userId}`;
    const externalIds = [{ id: crmId, type: 'crmId', collection: 'users', encoding: 'none' }];
    await tells(SERVER, { type: 'identify', userId: ann.userId, traits: { crmId } });
    await tells(SERVER, added({ anonymousId: `d-${ann.userId}`, context: { externalIds } }));
    await tells(WEB, { type: 'identify', userId: bob.userId, traits: { crmId: `crm-${bob.userId}` } });

    const found = await kaskad().lookup('crmId', crmId);
    expect(found?.id).toBe((await ann.view()).id);
    expect(found?.cart?.items).toHaveLength(1);
    expect(await kaskad().lookup('crmId', `crm-${bob.userId}`)).toBeUndefined();
  });
});

describe('junk', () => {
  it('joins nobody: two who are said to have the same are two, and nobody is found by it', async () => {
    const [ann, bob] = [somebody('junk'), somebody('junk')];
    const traits = { email: 'test@shop.example', phone: '7-777-777-77-77', country: 'RU' };
    await tells(
      SERVER,
      { type: 'identify', userId: ann.userId, traits },
      { type: 'identify', userId: bob.userId, traits },
      { type: 'track', event: 'Order Completed', userId: '0', properties: { order_id: 'o', ...traits } },
      { type: 'track', event: 'Order Completed', userId: '0', anonymousId: `j-${ann.userId}` },
    );

    const views = [await ann.view(), await bob.view()];
    expect(views.map(namesOf)).toEqual([['userId'], ['userId']]);
    expect(namesOf(await kaskad().lookup('anonymousId', `j-${ann.userId}`))).toEqual(['anonymousId']);
    for (const [namespace, value] of [
      ['email', 'test@shop.example'],
      ['phone', '+77777777777'],
      ['userId', '0'],
    ] as const)
      expect(await kaskad().lookup(namespace, value)).toBeUndefined();
  });
});

describe('two accounts', () => {
  it('stay two on one device, and its visitor is who logged in last', async () => {
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    const anonymousId = `shared-${ann.userId}`;
    await tells(WEB, { type: 'identify', userId: bob.userId, anonymousId }, added({ userId: bob.userId }));
    await tells(WEB, { type: 'identify', userId: ann.userId, anonymousId });
    await tells(WEB, added({ anonymousId, properties: { product_id: 'p2' } }));
    await tells(SERVER, { type: 'alias', userId: ann.userId, previousId: bob.userId });

    const [a, b] = [await ann.view(), await bob.view()];
    expect(a.cart?.items.map(({ productId }) => productId)).toEqual(['p2']);
    expect(b.cart?.items.map(({ productId }) => productId)).toEqual(['p1']);
    expect(await idOf('anonymousId', anonymousId)).toBe(a.id);
  });
});

describe('staff and robots', () => {
  const flags = async (id: string) => {
    const { json } = await kaskad().admin('GET', `/v1/profiles/${id}`);
    return { staff: json.staff, bot: json.bot };
  };

  localOnly.it('of the shop work like everybody and are marked', async () => {
    const [boss, ann] = [await newShopper(kaskad(), 'boss'), await newShopper(kaskad(), 'ann')];
    await settings('people', { staff: [boss.email.toUpperCase()] });
    await boss.adds('p1');
    await kaskad().advance('PT61M');

    expect(await boss.got()).toEqual(['email']);
    expect(await flags((await boss.view()).id)).toEqual({ staff: true });
    expect(await flags((await ann.view()).id)).toEqual({});
  });

  it('are so, too, after an event that says it is a test', async () => {
    const ann = await newShopper(kaskad(), 'tester', {}, { test: true });
    await ann.adds('p1');

    expect(await ann.enrollment()).toMatchObject({ status: 'active' });
    expect(await flags((await ann.view()).id)).toEqual({ staff: true });
  });

  it('a robot is kept and flagged and enters no journey', async () => {
    const anonymousId = `bot-${somebody('bot').userId}`;
    const userAgent = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
    await tells(WEB, added({ anonymousId, context: { userAgent } }));

    const bot = await kaskad().lookup('anonymousId', anonymousId);
    expect(bot).toMatchObject({ enrollments: [], cart: { items: [{ productId: 'p1' }] } });
    expect(await flags(bot?.id ?? '')).toEqual({ bot: true });
  });
});
