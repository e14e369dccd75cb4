import { describe, expect, it } from '@jest/globals';
import { peopleSettingsSchema } from '../../../core/config/people-settings.ts';
import { shopSettingsSchema } from '../../../core/config/settings.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import { envelopeOf, identify, shopEvent } from '../../support/events.ts';
import { shopFloor } from './shop-floor.ts';

const ordered = (more: object = {}) => shopEvent({ event: 'Order Completed', ...more });
const values = (one: { identities: { namespace: string; value: string }[] } | undefined) =>
  one?.identities.map(({ namespace, value }) => `${namespace}:${value}`).toSorted();
const withPeople = (settings: object) => shopFloor({}, { people: peopleSettingsSchema.parse(settings) });

describe('junk', () => {
  it('joins nobody and belongs to nobody; the rest of what is said counts', async () => {
    const floor = shopFloor();
    await floor.server(
      identify({
        userId: 'u1',
        traits: { email: 'test@shop.example', phone: '8-999-999-99-99', country: 'RU' },
      }),
      identify({ userId: 'u2', traits: { email: 'TEST@shop.example', loyaltyCard: 'none', city: 'Bonn' } }),
      ordered({ anonymousId: 'a1', properties: { order_id: 'o1', email: 'test@shop.example' } }),
      identify({ userId: '0', anonymousId: 'a1' }),
      identify({ userId: '0', anonymousId: 'a2' }),
    );

    expect(floor.people().map(values)).toEqual([
      ['userId:u1'],
      ['userId:u2'],
      ['anonymousId:a1'],
      ['anonymousId:a2'],
    ]);
    expect(floor.who('email', 'test@shop.example')).toBeUndefined();
    expect(floor.who('userId', 'u2')?.traits.city?.value).toBe('Bonn');
  });

  it('gives way to what is said elsewhere in the same event', async () => {
    const floor = shopFloor();
    const context = { traits: { email: 'ann@example.com' } };
    await floor.server(
      ordered({ anonymousId: 'a1', properties: { email: 'noreply@shop.example' }, context }),
    );

    expect(floor.who('email', 'ann@example.com')?.counters.orders).toBe(1);
  });

  it('takes the consent that was said with it away: it holds for no other address', async () => {
    const floor = shopFloor();
    await floor.server(
      identify({ userId: 'u1', traits: { email: 'test@shop.example', consent: { email: 'granted' } } }),
      identify({ userId: 'u1', traits: { email: 'ann@example.com' }, inMs: 1 }),
    );

    expect(floor.who('userId', 'u1')).toMatchObject({ consents: [], pendingConsents: [] });
  });

  it('keeps an event that has nothing else under somebody without a name, once', async () => {
    const floor = shopFloor();
    const entry = envelopeOf([
      ordered({ userId: '0', properties: { order_id: 'o1' } }),
      ordered({ userId: '0', properties: { order_id: 'o2' } }),
    ]);
    await floor.deliver(entry);
    await floor.deliver(entry);

    expect(floor.people().map(({ counters, identities }) => [counters.orders, identities])).toEqual([
      [1, []],
      [1, []],
    ]);
    expect(floor.timeline.entries().filter(({ kind }) => kind === 'event')).toHaveLength(2);
  });

  it('has no say with a shopper token: every guest of that shop has the same', async () => {
    const floor = shopFloor();
    await floor.server(identify({ anonymousId: 'a1', traits: { email: 'ann@example.com' } }));
    await floor.browser(
      identify({
        userId: '0',
        shopper: '0',
        anonymousId: 'a1',
        traits: { email: 'thief@example.com' },
        inMs: 1,
      }),
    );

    expect(values(floor.who('anonymousId', 'a1'))).toEqual(['anonymousId:a1', 'email:ann@example.com']);
  });
});

describe("a number of the shop's own", () => {
  const crm = { namespaces: ['crmId', 'memberNo'] };

  it('names a person like a loyalty card: from traits and external ids of a secret key', async () => {
    const floor = withPeople(crm);
    await floor.server(identify({ userId: 'u1', traits: { crmId: 'c-1', email: 'ann@example.com' } }));
    await floor.server(
      ordered({
        anonymousId: 'a1',
        context: {
          externalIds: [
            { id: 'c-1', type: 'crmId', collection: 'users', encoding: 'none' },
            { id: 7, type: 'memberNo', collection: 'users', encoding: 'none' },
            { id: 'c-2', type: 'crmId', collection: 'accounts', encoding: 'none' },
            { id: 'x', type: 'ga_client_id', collection: 'users', encoding: 'none' },
          ],
        },
        inMs: 1,
      }),
    );

    expect(floor.people()).toHaveLength(1);
    expect(values(floor.who('memberNo', '7'))).toEqual([
      'anonymousId:a1',
      'crmId:c-1',
      'email:ann@example.com',
      'memberNo:7',
      'userId:u1',
    ]);
    expect(floor.who('userId', 'u1')?.traits).toEqual({});
  });

  it('makes one person of two who share it; several are all hers', async () => {
    const floor = withPeople(crm);
    await floor.server(identify({ anonymousId: 'till-7', source: 'pos', traits: { crmId: 'c-1' } }));
    await floor.server(ordered({ userId: 'u1', context: { traits: { crmId: 'c-1' } }, inMs: 1 }));
    await floor.server(ordered({ userId: 'u1', context: { traits: { crmId: 'c-2' } }, inMs: 2 }));

    expect(values(floor.who('userId', 'u1'))).toEqual(['crmId:c-1', 'crmId:c-2', 'userId:u1']);
    expect(floor.people()).toHaveLength(1);
  });

  it('stays with its first owner, and two userIds stay two', async () => {
    const floor = withPeople(crm);
    await floor.server(identify({ userId: 'u1', traits: { crmId: 'c-1' } }));
    await floor.server(identify({ userId: 'u2', traits: { crmId: 'c-1' }, inMs: 1 }));

    expect(values(floor.who('crmId', 'c-1'))).toEqual(['crmId:c-1', 'userId:u1']);
    expect(floor.people()).toHaveLength(2);
  });

  it('is nothing that a browser may claim; with a shopper token one that is nobody’s', async () => {
    const floor = withPeople(crm);
    await floor.server(identify({ userId: 'u1', traits: { crmId: 'c-1' } }));
    await floor.browser(
      identify({ anonymousId: 'a1', traits: { crmId: 'c-1' }, inMs: 1 }),
      identify({ anonymousId: 'a1', traits: { crmId: 'c-2' }, inMs: 2 }),
      shopEvent({ anonymousId: 'a1', context: { externalIds: [{ id: 'c-1', type: 'crmId' }] }, inMs: 3 }),
      identify({ userId: 'u2', shopper: 'u2', traits: { crmId: 'c-1', memberNo: 'm-2' }, inMs: 4 }),
    );

    expect(values(floor.who('anonymousId', 'a1'))).toEqual(['anonymousId:a1']);
    expect(floor.who('crmId', 'c-2')).toBeUndefined();
    expect(values(floor.who('crmId', 'c-1'))).toEqual(['crmId:c-1', 'userId:u1']);
    expect(values(floor.who('userId', 'u2'))).toEqual(['memberNo:m-2', 'userId:u2']);
  });
});

describe('a guest', () => {
  const checkout = (properties: Record<string, unknown>, more: object = {}) =>
    shopEvent({ event: 'Checkout Started', anonymousId: 'a1', properties, ...more });

  it.each([
    ['Segment: email', { email: 'ann@example.com' }],
    ['shop systems: customer.email', { customer: { email: 'Ann@example.com' } }],
    ['shop systems: billing_address.email', { billing_address: { email: 'ann@example.com' } }],
    ['Klaviyo: customer_properties.$email', { customer_properties: { $email: 'ann@example.com' } }],
    ['Klaviyo: $email', { $email: 'ann@example.com' }],
  ])('is known by the e-mail of her checkout, %s', async (_, properties) => {
    const floor = shopFloor();
    await floor.browser(checkout(properties));

    expect(values(floor.who('email', 'ann@example.com'))).toEqual([
      'anonymousId:a1',
      'email:ann@example.com',
    ]);
  });

  it.each([
    ['phone', { phone: '0151 12345678', country: 'DE' }],
    ['customer.phone', { customer: { phone: '0151 12345678', country: 'DE' } }],
    ['$phone_number', { customer_properties: { $phone_number: '+4915112345678' } }],
    [
      'billing_address.phone',
      { billing_address: { phone: '0151/12345678', country: 'Germany', country_code: 'DE' } },
    ],
  ])('and by the phone, %s', async (_, properties) => {
    const floor = shopFloor();
    await floor.browser(checkout(properties));

    expect(floor.who('phone', '+4915112345678')?.identities).toHaveLength(2);
  });

  it('is not who gets the parcel', async () => {
    const floor = shopFloor();
    await floor.server(checkout({ shipping_address: { phone: '+4915112345678', email: 'bob@example.com' } }));

    expect(values(floor.who('anonymousId', 'a1'))).toEqual(['anonymousId:a1']);
  });

  it('is known by context.traits of whatever a browser tells, but by nothing that a group says of itself', async () => {
    const floor = shopFloor();
    await floor.browser(
      shopEvent({ anonymousId: 'a1', context: { traits: { email: 'ann@example.com' } } }),
      shopEvent({
        type: 'group',
        event: 'Group Joined',
        anonymousId: 'a2',
        traits: { email: 'info@firm.example' },
      }),
    );

    expect(values(floor.who('email', 'ann@example.com'))).toEqual([
      'anonymousId:a1',
      'email:ann@example.com',
    ]);
    expect(floor.who('email', 'info@firm.example')).toBeUndefined();
  });

  it('has her first address by a browser’s order, and no other by the next', async () => {
    const floor = shopFloor();
    await floor.browser(
      checkout({ email: 'ann@example.com' }),
      checkout({ email: 'gift@example.com', phone: '+4915112345678' }, { inMs: 1 }),
    );

    const ann = floor.who('anonymousId', 'a1');
    expect(ann && [addressOf(ann, 'email'), addressOf(ann, 'sms')]).toEqual([
      'ann@example.com',
      '+4915112345678',
    ]);
    expect(floor.who('email', 'gift@example.com')).toBeUndefined();
  });

  it('adds no address by a browser to an account whose address a server has named', async () => {
    const floor = shopFloor();
    await floor.server(identify({ userId: 'u1', traits: { email: 'ann@example.com' } }));
    await floor.browser(
      checkout({ phone: '+4915112345678' }, { anonymousId: undefined, userId: 'u1', inMs: 1 }),
    );

    expect(values(floor.who('userId', 'u1'))).toEqual(['email:ann@example.com', 'userId:u1']);
  });
});

describe('a local phone number', () => {
  it.each([
    [
      "of the customer's country before the source's",
      { country: 'AT' },
      'DE',
      '+4366412345678',
      '0664 12345678',
    ],
    ["of the source's country", {}, 'AT', '+4366412345678', '0664/12345678'],
    ["of the source's country, with the Russian eight", {}, 'RU', '+79123456789', '8 (912) 345-67-89'],
    ['with a country of its own', { country: 'DE' }, 'AT', '+33612345678', '+33 6 12 34 56 78'],
  ])('%s', async (_, traits, country, e164, phone) => {
    const floor = shopFloor();
    await floor.deliver(envelopeOf([identify({ userId: 'u1', traits: { phone, ...traits } })], { country }));

    expect(values(floor.who('phone', e164))).toEqual([`phone:${e164}`, 'userId:u1']);
  });

  it("is one of the shop's country where nobody says another", async () => {
    const german = shopFloor({}, { shop: shopSettingsSchema.parse({ country: 'DE' }) });
    await german.server(identify({ userId: 'u1', traits: { phone: '0151 12345678' } }));

    expect(german.who('phone', '+4915112345678')?.identities).toHaveLength(2);
  });
});

describe('a scan', () => {
  const card = (more: object = {}) =>
    identify({ userId: 'u1', source: 'server', traits: { loyaltyCard: 'card-7' }, ...more });

  it.each([
    ['of the loyalty card', 'Loyalty Card Scanned', { loyalty_card: 'card-7' }],
    ['of the loyalty card, spelt the other way', 'Loyalty Card Scanned', { loyaltyCard: 'card-7' }],
    [
      'of a code with the card in it',
      'QR Code Scanned',
      { code: 'https://shop.example/q/1', loyalty_card: 'card-7' },
    ],
  ])('%s at the till is hers and no visit', async (_, event, properties) => {
    const floor = shopFloor();
    await floor.server(card());
    await floor.server(shopEvent({ event, source: 'pos', anonymousId: 'receipt-1', properties, inMs: 1 }));

    const ann = floor.who('loyaltyCard', 'card-7');
    expect(floor.people()).toHaveLength(1);
    expect(ann?.lastVisitAtMs).toBeUndefined();
    expect(floor.timeline.entries().filter(({ name }) => name === event)).toMatchObject([{ source: 'pos' }]);
    expect(values(ann)).toEqual(['loyaltyCard:card-7', 'userId:u1']);
  });

  it('in the app, told by its server, brings the device along', async () => {
    const floor = shopFloor();
    await floor.server(card());
    const scan = { event: 'Loyalty Card Scanned', properties: { loyalty_card: 'card-7' } };
    await floor.server(shopEvent({ ...scan, source: 'app', anonymousId: 'phone-1', inMs: 1 }));

    expect(values(floor.who('userId', 'u1'))).toContain('anonymousId:phone-1');
  });

  it('by a public key makes no one of two known people and gives nobody a card', async () => {
    const floor = shopFloor();
    const scan = (loyalty_card: string, more: object) =>
      shopEvent({ event: 'Loyalty Card Scanned', source: 'app', properties: { loyalty_card }, ...more });
    await floor.server(card());
    await floor.server(identify({ anonymousId: 'a1', traits: { email: 'bob@example.com' } }));
    await floor.browser(
      scan('card-7', { anonymousId: 'a1', inMs: 1 }),
      scan('card-8', { anonymousId: 'a1', inMs: 2 }),
      scan('card-9', { userId: 'u2', inMs: 3 }),
    );

    expect(floor.people()).toHaveLength(3);
    expect(values(floor.who('anonymousId', 'a1'))).toEqual(['anonymousId:a1', 'email:bob@example.com']);
    expect(floor.who('loyaltyCard', 'card-8')).toBeUndefined();
    expect(floor.who('loyaltyCard', 'card-9')).toBeUndefined();
  });
});
