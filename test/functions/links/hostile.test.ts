import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import fc from 'fast-check';
import { DAY_MS } from '../../../core/duration.ts';
import { type LinkToken, sign, verify } from '../../../core/send/link-token.ts';
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
const clickTo = (url: string) => ({ kind: 'click', url, channel: 'email', ...ids }) as const;
const restore = { kind: 'cart-restore', profileId: 'ann', cartId: 'c1', expiresAtMs: t0 + DAY_MS } as const;
const tokens: LinkToken[] = [
  clickTo('https://shop.example/cart'),
  restore,
  { kind: 'unsubscribe', profileId: 'ann', channel: 'email', address: 'ann@example.com' },
];

const rig = () => {
  const clock = { now: () => t0 };
  const bus = fakeBus();
  const namedLinks = fakeNamedLinks(clock);
  const handle = createHandler({
    ...{ bus, clock, namedLinks, shortLinks: fakeShortLinks(clock), linkKeys: fakeLinkKeys(key) },
    ...{
      profiles: fakeProfiles(ann()),
      sources: { secretKeys: async () => [], byWriteKey: async () => undefined },
    },
    onsite: fakeOnsiteMessages(clock),
    followedLinks: fakeFollowedLinks(),
    ...preferenceParts(),
  });
  const ask = (path: string, query: Record<string, string> = {}, headers: object = {}, method = 'GET') =>
    handle({
      ...{ rawPath: path, queryStringParameters: query, isBase64Encoded: false },
      headers: { 'user-agent': browser, ...headers },
      requestContext: { http: { method } },
    } as unknown as APIGatewayProxyEventV2);
  return { ask, bus, namedLinks };
};

const html = /<script|evil\.example/i;

describe('a link', () => {
  it.each([
    ['a fragment', 'https://shop.example/cart?a=1#top', 'https://shop.example/cart?a=1#top'],
    [
      'an entity in what it asks for',
      'https://shop.example/?q=a%26amp%3Bb&amp;c=1',
      'https://shop.example/?q=a%26amp%3Bb&amp;c=1',
    ],
    [
      'a name of another alphabet',
      'https://пример.рф/чай?ы=я#ё',
      'https://xn--e1afmkfd.xn--p1ai/%D1%87%D0%B0%D0%B9?%D1%8B=%D1%8F#%D1%91',
    ],
    [
      'a line end that somebody put into it',
      'https://shop.example/a\r\nset-cookie: x=1',
      'https://shop.example/aset-cookie:%20x=1',
    ],
  ])('leads to the same place with %s', async (_, url, location) => {
    const { ask, namedLinks } = rig();
    await namedLinks.create({ id: 'poster', name: 'Poster', url, createdAtMs: t0, by: 'ann' });
    for (const path of [`/c/${sign(key, clickTo(url))}`, '/q/poster'])
      expect(await ask(path)).toMatchObject({ statusCode: 302, headers: { location } });
  });

  it('leads to no place that was not settled when it was made, whatever is asked of it', async () => {
    const { ask } = rig();
    const path = `/c/${sign(key, clickTo('https://shop.example/cart'))}`;
    for (const name of ['url', 'dest', 'to', 'redirect', 'next', 'u']) {
      const answer = await ask(
        path,
        { [name]: 'https://evil.example/' },
        { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
      );
      expect(answer).toMatchObject({ statusCode: 302, headers: { location: 'https://shop.example/cart' } });
    }
    for (const wrong of ['https:%2F%2Fevil.example', '//evil.example', 'evil.example', '%0d%0alocation:x'])
      for (const folder of ['c', 'q'])
        expect(await ask(`/${folder}/${wrong}`)).toMatchObject({ statusCode: 404 });
  });

  it('of one kind opens nothing of another', async () => {
    const { ask } = rig();
    for (const token of tokens)
      for (const folder of ['c', 'u', 'p'] as const) {
        const isOwn =
          (folder === 'c' && token.kind === 'click') || (folder === 'u' && token.kind === 'unsubscribe');
        const { statusCode = 0 } = await ask(`/${folder}/${sign(key, token)}`);
        expect([folder, token.kind, statusCode < 400]).toEqual([folder, token.kind, isOwn]);
      }
  });

  it('that anybody made up, bent or signed with another key is none', async () => {
    const { ask, bus } = rig();
    const good = sign(key, restore);
    const hostile = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.constantFrom(...tokens).chain((token) =>
        fc
          .tuple(fc.nat(sign(key, token).length - 1), fc.string({ minLength: 1, maxLength: 3 }))
          .map(([at, put]) => {
            const text = sign(key, token);
            return text.slice(0, at) + put + text.slice(at + 1);
          }),
      ),
      fc.constantFrom(...tokens).map((token) => sign({ id: 'first', secret: 'another key' }, token)),
      fc.constantFrom(
        `${good}.`,
        `.${good}`,
        `${good}.${good}`,
        `${good}=`,
        'a.b',
        '.',
        '..',
        'x'.repeat(9_000),
      ),
      fc.base64String().map((text) => `${text}.${text}`),
    );
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        fc.pre(!tokens.some((token) => sign(key, token) === text));
        for (const kind of ['click', 'unsubscribe', 'cart-restore'] as const)
          expect(verify([key], text, kind)).toBeUndefined();
        const path = encodeURIComponent(text);
        for (const folder of ['c', 'u', 'p', 'q']) {
          const answer = await ask(`/${folder}/${path}`);
          expect([text, answer.statusCode]).toEqual([text, expect.any(Number)]);
          expect(answer.statusCode).toBeGreaterThanOrEqual(400);
          expect(answer.statusCode).toBeLessThan(500);
          expect(answer.body ?? '').not.toMatch(html);
        }
        const cart = await ask('/v1/cart', { token: text });
        expect(cart.statusCode).toBeGreaterThanOrEqual(400);
        expect(cart.statusCode).toBeLessThan(500);
      }),
      { numRuns: Number(process.env.KASKAD_RUNS ?? 300) },
    );
    expect([bus.deliveries, bus.envelopes]).toEqual([[], []]);
  });
});

describe('the code of a poster', () => {
  it('is counted, and is nobody’s', async () => {
    const { ask, bus, namedLinks } = rig();
    await namedLinks.create({
      id: 'poster',
      name: 'Poster',
      url: 'https://shop.example/',
      createdAtMs: t0,
      by: 'ann',
    });
    await ask('/q/poster');
    await ask('/q/poster', {}, {}, 'HEAD');
    await ask('/q/poster', {}, { 'user-agent': 'Googlebot/2.1' });
    expect([await namedLinks.opened('poster'), bus.envelopes]).toEqual([1, []]);
  });

  it('leads on when it cannot be counted', async () => {
    const { ask, namedLinks } = rig();
    await namedLinks.create({
      id: 'poster',
      name: 'Poster',
      url: 'https://shop.example/',
      createdAtMs: t0,
      by: 'ann',
    });
    namedLinks.count = () => Promise.reject(new Error('down'));
    const { error } = console;
    console.error = () => {};
    expect(await ask('/q/poster')).toMatchObject({ statusCode: 302 });
    console.error = error;
  });
});

it('the code of a receipt is an event of hers, once for a scan', async () => {
  const { ask, bus, namedLinks } = rig();
  const link = { id: 'receipt', name: 'Receipt', url: 'https://shop.example/r', createdAtMs: t0, by: 'till' };
  await namedLinks.create({ ...link, profileId: 'ann', expiresAtSeconds: t0 / 1000 + 60 });
  await namedLinks.create({ ...link, id: 'old', profileId: 'ann', expiresAtSeconds: t0 / 1000 });
  await ask('/q/receipt');
  await ask('/q/receipt');
  const said = bus.envelopes.flatMap(({ events }) => events);
  expect(said[0]).toMatchObject({
    event: 'QR Code Scanned',
    profileId: 'ann',
    source: 'qr',
    properties: { name: 'Receipt' },
  });
  expect(new Set(said.map(({ messageId }) => messageId)).size).toBe(1);
  expect(await ask('/q/old')).toMatchObject({ statusCode: 404 });
});
