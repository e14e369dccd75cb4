import { describe, expect, it, jest } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { DAY_MS } from '../../../core/duration.ts';
import { type LinkToken, sign } from '../../../core/send/link-token.ts';
import { createHandler } from '../../../functions/links/handler.ts';
import { ann, t0 } from '../../support/ann.ts';
import { fakeBus } from '../../support/fakes/bus.ts';
import { fakeFollowedLinks } from '../../support/fakes/followed-links.ts';
import { fakeLinkKeys } from '../../support/fakes/link-keys.ts';
import { fakeNamedLinks } from '../../support/fakes/named-links.ts';
import { fakeOnsiteMessages } from '../../support/fakes/onsite-messages.ts';
import { fakeProfiles } from '../../support/fakes/profiles.ts';
import { fakeShortLinks } from '../../support/fakes/short-links.ts';
import { preferenceParts } from '../../support/preference-parts.ts';

const key = { id: 'first', secret: 'k' };
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36';
const ids = { sendId: 's', profileId: 'ann', enrollmentId: 'e', journeyId: 'j' };
const click = {
  kind: 'click',
  url: 'https://shop.example/cart?a=1&kaskad_cart=x#top',
  channel: 'email',
  ...ids,
} as const;
const unsubscribe = {
  kind: 'unsubscribe',
  profileId: 'ann',
  channel: 'email',
  address: 'ann@example.com',
} as const;
const restore = { kind: 'cart-restore', profileId: 'ann', cartId: 'c1', expiresAtMs: t0 + DAY_MS } as const;

interface Asked {
  method?: string;
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}

const rig = () => {
  const clock = { now: () => t0 };
  const bus = fakeBus();
  const shortLinks = fakeShortLinks(clock);
  const namedLinks = fakeNamedLinks(clock);
  const profiles = fakeProfiles(ann(), ann({ id: 'old', mergedInto: 'ann' }));
  const sources = { secretKeys: async () => [], byWriteKey: async () => undefined };
  const onsite = fakeOnsiteMessages(clock);
  const handle = createHandler({
    ...{ bus, profiles, shortLinks, namedLinks, sources, clock, onsite, linkKeys: fakeLinkKeys(key) },
    followedLinks: fakeFollowedLinks(),
    ...preferenceParts(),
  });
  const ask = ({ method = 'GET', path, query = {}, headers = {}, ...body }: Asked) =>
    handle({
      rawPath: path,
      queryStringParameters: query,
      headers: { 'user-agent': browser, ...headers },
      requestContext: { http: { method } },
      isBase64Encoded: false,
      ...body,
    } as unknown as APIGatewayProxyEventV2);
  return { ask, bus, shortLinks, namedLinks };
};
const oneClick = { method: 'POST', body: 'List-Unsubscribe=One-Click' };
const link = (folder: string, token: LinkToken) => `/${folder}/${sign(key, token)}`;

describe('a link of a message', () => {
  it('leads to the place that was signed into it, and tells of a trusted click', async () => {
    const { ask, bus } = rig();

    const answer = await ask({ path: link('c', click) });

    expect(answer).toMatchObject({
      statusCode: 302,
      headers: { location: click.url, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    });
    expect(bus.deliveries).toEqual([
      { v: 1, ...ids, channel: 'email', type: 'clicked', trusted: true, atMs: t0 },
    ]);
  });

  it('is short in an SMS', async () => {
    const { ask, bus, shortLinks } = rig();
    const { kind: _, ...target } = click;
    await shortLinks.put({ ...target, channel: 'sms', id: 'abc', expiresAtSeconds: t0 / 1000 + 1 });

    expect(await ask({ path: '/c/abc' })).toMatchObject({
      statusCode: 302,
      headers: { location: click.url },
    });
    expect(bus.deliveries).toMatchObject([{ channel: 'sms', type: 'clicked' }]);
    expect(await ask({ path: '/c/abd' })).toMatchObject({ statusCode: 404 });
  });

  it.each([
    ['HEAD', { method: 'HEAD' }],
    ['a prefetch', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    ['a preview', { headers: { purpose: 'prefetch' } }],
    ['a robot', { headers: { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' } }],
    ['a gateway', { headers: { 'user-agent': 'Barracuda Sentinel (EE)' } }],
  ])('opened by %s is answered and counts as nobody', async (_, how) => {
    const { ask, bus } = rig();

    expect(await ask({ path: link('c', click), ...how })).toMatchObject({ statusCode: 302 });
    expect(bus.deliveries).toEqual([]);
  });

  it('leads a scanner on that follows every link at once, and counts none of them twice', async () => {
    const { ask, bus } = rig();

    for (const page of ['a', 'b', 'c']) {
      const path = link('c', { ...click, url: `https://shop.example/${page}` });
      expect(await ask({ path })).toMatchObject({ statusCode: 302 });
    }
    await ask({ path: link('c', click) });

    expect(bus.deliveries).toHaveLength(1);
  });

  it('opened twice by her counts both times', async () => {
    const { ask, bus } = rig();
    await ask({ path: link('c', click) });
    await ask({ path: link('c', click) });
    expect(bus.deliveries).toHaveLength(2);
  });

  it('still leads on when the click cannot be counted', async () => {
    const { ask, bus } = rig();
    bus.putDelivery = () => Promise.reject(new Error('down'));
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);

    expect(await ask({ path: link('c', click) })).toMatchObject({ statusCode: 302 });

    expect(logged.mock.calls.join()).not.toContain('ann');
    logged.mockRestore();
  });

  it('with any one letter changed leads nowhere', async () => {
    const { ask, bus } = rig();
    const token = sign(key, click);

    for (let index = 0; index < token.length; index++) {
      const letter = token[index] === 'A' ? 'B' : 'A';
      const answer = await ask({ path: `/c/${token.slice(0, index)}${letter}${token.slice(index + 1)}` });
      expect([index, answer.statusCode]).toEqual([index, 404]);
    }
    expect(bus.deliveries).toEqual([]);
  });

  it('of one kind is none of another', async () => {
    const { ask } = rig();

    expect(await ask({ path: link('c', unsubscribe) })).toMatchObject({ statusCode: 404 });
    expect(await ask({ path: link('u', click), ...oneClick })).toMatchObject({ statusCode: 404 });
    expect(await ask({ path: '/v1/cart', query: { restore: sign(key, click) } })).toMatchObject({
      statusCode: 403,
    });
  });
});

describe('unsubscribing', () => {
  it('asks first: opening the link changes nothing', async () => {
    const { ask, bus } = rig();

    const answer = await ask({
      path: link('u', { ...unsubscribe, address: '<b>@example.com' }),
      headers: { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' },
    });

    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(answer.body).toContain('Отписаться');
    expect(answer.body).toContain('&lt;b&gt;@example.com');
    expect(bus.envelopes).toEqual([]);
  });

  it.each([
    ['a form', oneClick],
    [
      'a form in base64',
      { method: 'POST', isBase64Encoded: true, body: Buffer.from(oneClick.body).toString('base64') },
    ],
    [
      'multipart',
      {
        method: 'POST',
        body: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
      },
    ],
  ])('by one click, as %s, denies without a redirect', async (_, how) => {
    const { ask, bus } = rig();

    const answer = await ask({ path: link('u', unsubscribe), ...how });

    expect(answer.statusCode).toBe(200);
    expect(bus.envelopes).toMatchObject([
      {
        source: 'kaskad',
        trust: 'internal',
        events: [
          {
            event: 'Consent Changed',
            profileId: 'ann',
            properties: {
              channel: 'email',
              address: 'ann@example.com',
              purpose: 'marketing',
              status: 'denied',
            },
          },
        ],
      },
    ]);
  });

  it('needs the words of the standard, and the link as it was sent', async () => {
    const { ask, bus } = rig();
    const path = link('u', unsubscribe);

    expect(await ask({ path, method: 'POST', body: '' })).toMatchObject({ statusCode: 400 });
    expect(await ask({ path: `${path}A`, ...oneClick })).toMatchObject({ statusCode: 404 });
    expect(await ask({ path: path.replace('.', 'A.'), ...oneClick })).toMatchObject({ statusCode: 404 });
    expect(bus.envelopes).toEqual([]);
  });
});

describe('restoring a cart', () => {
  const get = (token: LinkToken) => ({ path: '/v1/cart', query: { restore: sign(key, token) } });

  it('answers with the cart, and with nothing else of the person', async () => {
    const { ask } = rig();

    const answer = await ask(get(restore));

    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      cart: {
        id: 'c1',
        items: [{ productId: 'p1', name: 'Kettle', price: 19.9, quantity: 2 }],
        value: 39.8,
        currency: 'EUR',
      },
    });
    expect(answer.body).not.toContain('ann');
  });

  it('follows a merge', async () => {
    expect(await rig().ask(get({ ...restore, profileId: 'old' }))).toMatchObject({ statusCode: 200 });
  });

  it.each([
    ['expired', { ...restore, expiresAtMs: t0 }, 410],
    ['for another cart', { ...restore, cartId: 'c2' }, 404],
    ['for nobody', { ...restore, profileId: 'bob' }, 404],
  ])('refuses a link that is %s', async (_, token, statusCode) => {
    expect(await rig().ask(get(token))).toMatchObject({ statusCode });
  });
});
