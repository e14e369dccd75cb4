import { describe, expect } from '@jest/globals';
import { story } from './harness.ts';

describe('an abandoned cart', () => {
  story('paid SMS only for those who ignored the free mail', async ({ shop, expectSent, expectSkipped }) => {
    const ann = shop.reachable('Ann');
    const bob = shop.reachable('Bob');

    await shop.at('10:00', () => Promise.all([ann.adds('kettle'), bob.adds('kettle')]));
    await shop.after('1h');
    expectSent('email', ann, bob);

    await bob.opensTheShop();
    await shop.after('1d');
    expectSent('sms', ann);
    expectSkipped('sms', bob, 'reacted');
    expect(bob.latest).toMatchObject({ status: 'exited', reason: 'reacted' });

    await shop.after('6d');
    expect(ann.channels).toEqual(['email', 'sms']);
    expect(ann.latest).toMatchObject({ status: 'completed', position: { stepId: null } });
  });

  story('the mail shows every line, the sum and the way back', async ({ shop }) => {
    const ann = shop.reachable('Ann', { traits: { firstName: 'Ann' } });
    await ann.adds('kettle', { quantity: 2 });
    await ann.adds('teapot');
    await shop.after('61m');
    const [mail] = ann.got;
    expect(mail?.to).toBe('ann@example.com');
    for (const part of [
      'Kettle',
      '€19.90',
      'Teapot',
      '€5.50',
      '€45.30',
      'href="https://kaskad.example/c/abc"',
    ])
      expect(mail?.html).toContain(part);
  });

  story('an hour is an hour without a touch', async ({ shop, expectSent }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await shop.after('50m');
    await ann.adds('teapot');
    await shop.after('59m');
    expectSent('email');
    await shop.after('2m');
    expectSent('email', ann);
    expect(ann.enrollments).toHaveLength(1);
  });

  story(
    'a touch after the first message restarts nothing and says she is back',
    async ({ shop, expectSent, expectSkipped }) => {
      const ann = shop.reachable('Ann');
      const bob = shop.reachable('Bob');
      await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
      await shop.after('2h');
      await ann.adds('teapot');
      await bob.adds('teapot', {}, 'callcentre');
      await shop.after('6d');
      expectSent('email', ann, bob);
      expectSent('sms', bob);
      expectSkipped('sms', ann, 'reacted');
      expect(ann.enrollments).toHaveLength(1);
    },
  );

  story('push goes first where a device is known', async ({ shop }) => {
    const ann = shop.reachable('Ann', { device: 'token-a' });
    await ann.adds('kettle');
    await shop.after('61m');
    expect(ann.channels).toEqual(['push']);
    await shop.after('2h');
    expect(ann.channels).toEqual(['push', 'email']);
  });

  story('what cannot be used is skipped at once', async ({ shop, expectSkipped }) => {
    const ann = shop.reachable('Ann', { consent: { email: 'denied', sms: 'granted' } });
    const bob = shop.customer('Bob', { email: 'bob@example.com', consent: 'all' });
    await ann.adds('kettle');
    await bob.adds('kettle');
    await shop.after('61m');
    expect(ann.channels).toEqual(['sms']);
    expectSkipped('push', ann, 'no-address');
    expectSkipped('email', ann, 'no-consent');

    await shop.after('1d');
    expect(bob.channels).toEqual(['email']);
    expectSkipped('sms', bob, 'no-address');
    expect(bob.latest?.status).toBe('completed');
  });

  story('a blocked address is passed over', async ({ shop, expectSkipped }) => {
    const ann = shop.reachable('Ann');
    shop.world.suppressed.set('ann@example.com', 'bounced');
    await ann.adds('kettle');
    await shop.after('61m');
    expect(ann.channels).toEqual(['sms']);
    expectSkipped('email', ann, 'suppressed');
  });

  story('nobody is reminded of a cart a week old', async ({ shop, expectSent }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    shop.status = 'paused';
    await shop.after('8d');
    shop.status = 'live';
    await shop.after('1d');
    expectSent('email');
    expect(ann.latest).toMatchObject({ status: 'exited', reason: 'too-late' });
  });
});

describe('an order', () => {
  for (const [place, moments] of Object.entries({
    'before the first message': ['50m', []],
    'between mail and SMS': ['2h', ['email']],
    'after the last message': ['26h', ['email', 'sms']],
  } as Record<string, [string, string[]]>))
    for (const source of ['web', 'pos', 'callcentre', 'server'])
      story(`${place}, made at ${source}, stops the rest`, async ({ shop }) => {
        const ann = shop.reachable('Ann');
        await ann.adds('kettle');
        await shop.after(moments[0]);
        await ann.orders(source);
        await shop.after('9d');
        expect(ann.channels).toEqual(moments[1]);
        expect(ann.latest).toMatchObject({ status: 'exited', reason: 'ordered' });
      });

  story('says what it saved, and where it was made', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await shop.after('2h');
    await ann.orders('pos');
    expect(ann.skips.filter(({ channel }) => channel === 'sms')).toEqual([
      expect.objectContaining({
        reason: 'ordered',
        source: 'pos',
        notSpent: { amountMinor: 7, currency: 'EUR' },
      }),
    ]);
  });

  story('lifts the three days: a new cart is reminded at once', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    const bob = shop.reachable('Bob');
    await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
    await shop.after('61m');
    await ann.orders();
    await ann.adds('teapot');
    await bob.removes('kettle');
    await bob.adds('teapot');
    await shop.after('61m');
    expect(ann.channels).toEqual(['email', 'email']);
    expect(bob.channels).toEqual(['email']);

    await shop.after('3d');
    await bob.adds('kettle');
    await shop.after('61m');
    expect(bob.channels).toEqual(['email', 'email']);
  });

  story('of a part of the cart stops it too; the rest counts when touched', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await ann.adds('teapot');
    await shop.after('30m');
    await ann.orders('web', { products: [{ product_id: 'kettle' }] });
    await shop.after('3d');
    expect(ann.channels).toEqual([]);
    await ann.adds('teapot');
    await shop.after('61m');
    expect(ann.channels).toEqual(['email']);
  });
});

describe('what else stops it', () => {
  story('an emptied cart', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await ann.removes('kettle');
    await shop.after('3d');
    expect(ann.channels).toEqual([]);
    expect(ann.latest).toMatchObject({ status: 'exited', reason: 'cart-emptied' });
  });

  story('and one that is filled again starts anew', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await shop.after('10m');
    await ann.removes('kettle');
    await ann.adds('teapot');
    await shop.after('61m');
    expect(ann.channels).toEqual(['email']);
  });

  story(
    'a no on any channel of the cascade, before or after the first message',
    async ({ shop, expectSkipped }) => {
      const [ann, bob] = [shop.reachable('Ann'), shop.reachable('Bob')];
      await Promise.all([ann.adds('kettle'), bob.adds('kettle')]);
      await shop.after('30m');
      await bob.states({ sms: 'denied' });
      await shop.after('31m');
      await ann.states({ email: 'denied' });
      await shop.after('3d');
      expect([ann.channels, bob.channels]).toEqual([['email'], []]);
      expectSkipped('sms', ann, 'denied');
      expect(bob.latest).toMatchObject({ status: 'exited', reason: 'denied' });
    },
  );

  story('a visit before the first message only postpones it, by six hours at most', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    for (let visits = 0; visits < 16; visits += 1) {
      await shop.after('30m');
      await ann.opensTheShop();
    }
    expect(ann.channels).toEqual(['email']);
  });

  story('a stopped journey', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    shop.status = 'stopped';
    await shop.after('2h');
    expect(ann.latest).toMatchObject({ status: 'stopped' });
    expect(ann.channels).toEqual([]);
  });

  story('but a pause only holds it', async ({ shop }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    shop.status = 'paused';
    const bob = shop.reachable('Bob');
    await bob.adds('kettle');
    await shop.after('6h');
    expect(ann.channels).toEqual([]);
    shop.status = 'live';
    await shop.after('1m');
    expect([ann.channels, bob.enrollments]).toEqual([['email'], []]);
  });

  story('and drops what is more than six hours late when it is over', async ({ shop, expectSkipped }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    shop.status = 'paused';
    await shop.after('8h');
    shop.status = 'live';
    await shop.after('2d');
    expect(ann.channels).toEqual([]);
    expectSkipped('email', ann, 'too-late');
  });
});

describe('lateness', () => {
  story('an outage of five hours delays, one of seven sends nothing', async ({ shop, expectSkipped }) => {
    const ann = shop.reachable('Ann');
    await ann.adds('kettle');
    await shop.sleepsThrough('5h');
    expect(ann.channels).toEqual(['email']);
    await shop.sleepsThrough('31h');
    expect(ann.channels).toEqual(['email']);
    expectSkipped('sms', ann, 'too-late');
    expect(ann.latest).toMatchObject({ status: 'exited', reason: 'too-late' });
  });
});

describe('quiet hours', () => {
  const contact = {
    timezone: 'Europe/Berlin',
    quietHours: { email: '22:00-08:00', sms: '20:00-10:00' },
    caps: {},
  };

  story(
    'hold a message until her own morning, and the next wait counts from there',
    async ({ shop }) => {
      const ann = shop.reachable('Ann', { traits: { timezone: 'America/New_York' } });
      const bob = shop.reachable('Bob');
      await shop.at('20:30', () => Promise.all([ann.adds('kettle'), bob.adds('kettle')]));
      await shop.after('1h');
      expect([ann.channels, bob.channels]).toEqual([['email'], []]);

      await shop.at('06:59');
      expect(bob.channels).toEqual([]);
      await shop.at('07:01');
      expect(bob.channels).toEqual(['email']);
      expect(new Date(bob.got[0]?.atMs ?? 0).toISOString()).toBe('2026-03-03T07:00:00.000Z');

      await shop.at('06:59');
      expect(bob.channels).toEqual(['email']);
      await shop.at('09:01');
      expect(bob.channels).toEqual(['email', 'sms']);
    },
    { contact },
  );
});
