import { expect, it } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

localOnly.describe('an abandoned cart', () => {
  it('is reminded by one e-mail after an hour, then by one SMS a day later, then no more', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1', { quantity: 2 });

    expect(await ann.got()).toEqual([]);
    await kaskad().advance('PT59M');
    expect(await ann.got()).toEqual([]);
    await kaskad().advance('PT2M');
    expect(await ann.got()).toEqual(['email']);
    await kaskad().advance('P1D');
    expect(await ann.got()).toEqual(['email', 'sms']);
    await kaskad().advance('P5D');
    expect(await ann.got()).toEqual(['email', 'sms']);
    expect((await ann.enrollment())?.status).toBe('completed');
  });

  it('puts name, quantity, unit price, total and a link that leads back to the cart into the mail', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1', { quantity: 2 });
    await ann.adds('p2', { name: 'Teapot & <cup>', price: 5.5 });
    await kaskad().advance('PT61M');

    const [mail] = await ann.inbox();
    const html = mail?.html ?? '';
    for (const part of ['Kettle', '19.90', 'Teapot &amp; &lt;cup&gt;', '5.50', '45.30'])
      expect(html).toContain(part);
    const link = /href="([^"]*\/c\/[^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    const answer = await fetch(link ?? '', { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^https:\/\/shop\.example\/cart\?/);
  });

  it('carries one-click unsubscribe headers and leads each send to its person', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');

    const [mail] = await ann.inbox();
    expect(mail?.to).toBe(ann.email);
    expect(mail?.journeyId).toBe('cart-abandoned');
    expect(mail?.headers?.['List-Unsubscribe']).toMatch(/^<http.+\/u\/.+>$/);
    expect(mail?.headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
  });

  it('restarts the hour when it is touched before the first send', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT50M');
    await ann.adds('p2');
    await kaskad().advance('PT30M');
    expect(await ann.got()).toEqual([]);
    await kaskad().advance('PT31M');
    expect(await ann.got()).toEqual(['email']);
  });

  it('tries push first where a device token is known', async () => {
    const ann = await newShopper(
      kaskad(),
      'ann',
      {},
      { source: 'app', device: { token: `token-${Date.now()}`, type: 'android' } },
    );
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual(['push']);
    await kaskad().advance('PT2H');
    expect(await ann.got()).toEqual(['push', 'email']);
  });

  it('skips e-mail at once for somebody who allowed only SMS, and says why', async () => {
    const ann = await newShopper(kaskad(), 'ann', { consent: { email: 'denied', sms: 'granted' } });
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual(['sms']);
    expect((await ann.skips()).map(({ channel, reason }) => [channel, reason])).toEqual(
      expect.arrayContaining([
        ['push', 'no-address'],
        ['email', 'no-consent'],
      ]),
    );
  });

  it('sends nothing to somebody who allowed nothing', async () => {
    const ann = await newShopper(kaskad(), 'ann', { consent: undefined });
    await ann.adds('p1');
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual([]);
    expect((await ann.skips()).map(({ reason }) => reason)).toContain('no-consent');
  });
});

localOnly.describe('an order stops the rest', () => {
  it.each([
    ['site', undefined],
    ['till', 'pos'],
    ['call centre', 'callcentre'],
  ])('before the first message, made at the %s', async (_, source) => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT50M');
    await ann.orders({ products: [{ product_id: 'p1' }] }, source);
    await kaskad().advance('P3D');

    expect(await ann.got()).toEqual([]);
    expect(await ann.enrollment()).toMatchObject({ status: 'exited', reason: 'ordered' });
    expect((await ann.view()).cart).toBeNull();
  });

  it('between mail and SMS, and says what was not sent', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    await ann.orders({}, 'pos');
    await kaskad().advance('P3D');

    expect(await ann.got()).toEqual(['email']);
    const [sms] = (await ann.skips()).filter((entry) => entry.channel === 'sms');
    expect(sms).toMatchObject({ reason: 'ordered', source: 'pos', journeyId: 'cart-abandoned' });
  });

  it('when only the phone number given at the till leads to her', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().batch(
      [
        {
          type: 'track',
          event: 'Order Completed',
          anonymousId: `till-${ann.userId}`,
          properties: { order_id: `t-${ann.userId}` },
          context: { source: 'pos', traits: { phone: ann.phone } },
        },
      ],
      SERVER,
    );
    await kaskad().idle();
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual([]);
    expect((await ann.view()).counters.orders).toBe(1);
  });

  it('and a late Product Added from before it brings nothing back', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    const beforeOrder = new Date((await kaskad().now()) - 1).toISOString();
    await kaskad().advance('PT1M');
    await ann.orders();
    await ann.adds('p1', {}, { timestamp: beforeOrder });
    await kaskad().advance('P3D');
    expect((await ann.view()).cart).toBeNull();
    expect(await ann.got()).toEqual([]);
  });

  it('while a new cart after it is reminded again at once', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    await ann.orders();
    await ann.adds('p2', { cart_id: `${ann.cartId}-2` });
    await kaskad().advance('PT61M');
    expect(await ann.got()).toEqual(['email', 'email']);
  });
});

localOnly.describe('what else stops it', () => {
  it('an emptied cart', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await ann.removes('p1');
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual([]);
    expect(await ann.enrollment()).toMatchObject({ status: 'exited' });
  });

  it('an opt-out between mail and SMS, on any channel of the cascade', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    await ann.identifies({ consent: { email: 'denied' } });
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual(['email']);
  });

  it('the one-click unsubscribe of the mail; a look at its page changes nothing', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    const url = (await ann.inbox())[0]?.headers?.['List-Unsubscribe']?.slice(1, -1) ?? '';
    const denied = async () =>
      (await ann.view()).consent.find((one) => one.channel === 'email' && one.address === ann.email)?.status;

    expect((await fetch(url)).status).toBe(200);
    await kaskad().idle();
    expect(await denied()).toBe('granted');
    const post = await fetch(url, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(post.status).toBe(200);
    await kaskad().idle();
    expect(await denied()).toBe('denied');
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual(['email']);
    const forged = await fetch(`${url.slice(0, -2)}${url.endsWith('AA') ? 'BB' : 'AA'}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
    });
    expect(forged.status).toBeGreaterThanOrEqual(400);
    expect(forged.status).toBeLessThan(500);
  });

  it('a visit to the shop', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    await ann.visits();
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual(['email']);
    expect(await ann.enrollment()).toMatchObject({ reason: 'reacted' });
  });

  it('a trusted click, but not an opened mail', async () => {
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    await ann.adds('p1');
    await bob.adds('p1');
    await kaskad().advance('PT61M');
    await kaskad().feedback((await ann.inbox())[0]?.sendId ?? '', 'clicked');
    await kaskad().feedback((await bob.inbox())[0]?.sendId ?? '', 'opened');
    await kaskad().advance('P3D');
    expect(await ann.got()).toEqual(['email']);
    expect(await bob.got()).toEqual(['email', 'sms']);
  });

  it('a bounced address gets nothing more, the phone is tried', async () => {
    const ann = await newShopper(kaskad());
    await ann.adds('p1');
    await kaskad().advance('PT61M');
    await kaskad().feedback((await ann.inbox())[0]?.sendId ?? '', 'bounced');
    await kaskad().advance('P2D');
    expect(await ann.got()).toEqual(['email', 'sms']);
    await kaskad().advance('P4D');
    await ann.adds('p3', { cart_id: `${ann.cartId}-3` });
    await kaskad().advance('PT61M');
    expect((await ann.got()).filter((channel) => channel === 'email')).toHaveLength(1);
  });
});
