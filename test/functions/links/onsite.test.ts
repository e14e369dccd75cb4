import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { HOUR_MS } from '../../../core/duration.ts';
import type { OnsiteMessage } from '../../../core/onsite/onsite-message.ts';
import type { EventSource } from '../../../core/ports.ts';
import { sign } from '../../../core/send/link-token.ts';
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
import { shopperToken } from '../../support/shopper-token.ts';

const key = { id: 'first', secret: 'k' };
const identity = (namespace: string, value: string) => ({ namespace, value, linkedAtMs: t0 - HOUR_MS });
const known = ann({
  identities: [
    ...ann().identities,
    ...[identity('userId', 'u1'), identity('anonymousId', 'a1'), identity('loyaltyCard', 'card-7')],
  ],
});
const message = (sendId: string, changes: Partial<OnsiteMessage> = {}): OnsiteMessage => ({
  ...{ sendId, profileId: 'ann', enrollmentId: 'e1', journeyId: 'j1', text: sendId },
  ...{ slot: 'default', personal: true, createdAtMs: t0, expiresAtMs: t0 + HOUR_MS },
  ...changes,
});

const source = (kind: EventSource['kind'], origins: string[]): EventSource => ({
  ...{ id: kind, name: kind, kind, origins, mayStateConsent: false },
});
const sources: Record<string, EventSource> = {
  page: source('public', ['https://shop.example']),
  till: source('secret', []),
};

const rig = async (...messages: OnsiteMessage[]) => {
  const clock = { now: () => t0 };
  const onsite = fakeOnsiteMessages(clock);
  for (const one of messages) await onsite.put(one);
  const bus = fakeBus();
  const handle = createHandler({
    followedLinks: fakeFollowedLinks(),
    namedLinks: fakeNamedLinks(clock),
    ...{ bus, onsite, clock, linkKeys: fakeLinkKeys(key), shortLinks: fakeShortLinks(clock) },
    ...preferenceParts(),
    profiles: fakeProfiles(known),
    sources: { secretKeys: async () => ['till'], byWriteKey: async (one) => sources[one] },
  });
  const call = async (method: string, more: object) => {
    const answer = await handle({
      rawPath: '/v1/onsite',
      headers: {},
      queryStringParameters: {},
      requestContext: { http: { method } },
      ...more,
    } as unknown as APIGatewayProxyEventV2);
    return { status: answer.statusCode, message: answer.body ? JSON.parse(answer.body).message : undefined };
  };
  return {
    bus,
    get: (query: object, headers: object = {}) => call('GET', { queryStringParameters: query, headers }),
    post: (body: object) => call('POST', { body: JSON.stringify(body) }),
  };
};
const token = () => shopperToken({ sub: 'u1', exp: t0 / 1000 + 600 }, { key: 'till' });

describe('what is shown onsite', () => {
  it('is hers for whoever proves who she is, and for a till that was told her card or phone', async () => {
    const { get } = await rig(message('hers'), message('prompt', { slot: 'till' }));

    const at = async (query: object, headers: object) => (await get(query, headers)).message?.id;
    expect(await at({}, { 'x-shopper-token': token() })).toBe('hers');
    const till = { 'x-write-key': 'till' };
    expect(await at({ slot: 'till', namespace: 'loyaltyCard', value: 'card-7' }, till)).toBe('prompt');
    expect(await at({ slot: 'till', namespace: 'phone', value: '+49 151 12345678' }, till)).toBe('prompt');
    expect(await at({ slot: 'till', namespace: 'loyaltyCard', value: 'card-8' }, till)).toBeUndefined();
  });

  it('tells a page with its public key nothing that is about anybody', async () => {
    const { get } = await rig(message('hers'), message('all', { personal: false, createdAtMs: t0 - 1 }));
    const asked = { writeKey: 'page', anonymousId: 'a1' };

    expect((await get(asked)).message?.id).toBe('all');
    expect((await get({ ...asked, namespace: 'loyaltyCard', value: 'card-7' })).message?.id).toBe('all');
    expect((await get({ writeKey: 'page', anonymousId: 'a2' })).message).toBeNull();
  });

  it('leads to a cart only whoever proves that it is hers', async () => {
    const cart = {
      personal: false,
      personalUrl: true as const,
      url: 'https://k.example/c/cart',
      image: 'https://i/1',
    };
    const { get } = await rig(message('cart', cart));

    const anybody = (await get({ writeKey: 'page', anonymousId: 'a1' })).message;
    expect([anybody?.id, anybody?.url, anybody?.image]).toEqual(['cart', undefined, undefined]);
    expect((await get({}, { 'x-shopper-token': token() })).message?.url).toBe(cart.url);
  });

  it('is refused without a key, with a wrong token, and to foreign pages', async () => {
    const { get } = await rig(message('hers'));

    expect([
      (await get({})).status,
      (await get({ writeKey: 'nobody', anonymousId: 'a1' })).status,
      (await get({}, { 'x-shopper-token': `${token()}x` })).status,
      (await get({ writeKey: 'page', anonymousId: 'a1' }, { origin: 'https://evil.example' })).status,
    ]).toEqual([401, 401, 401, 401]);
  });
});

describe('what became of it', () => {
  it('is told as a delivery; once answered it is shown no more', async () => {
    const { get, post, bus } = await rig(message('hers'));
    const read = async () => (await get({}, { 'x-shopper-token': token() })).message;
    const shown = await read();

    expect((await post({ token: shown.token, action: 'seen' })).status).toBe(204);
    expect((await read())?.id).toBe('hers');
    expect((await post({ token: shown.token, action: 'accepted' })).status).toBe(204);

    expect(await read()).toBeNull();
    expect(bus.deliveries.map(({ type, channel, sendId }) => [type, channel, sendId])).toEqual([
      ['delivered', 'onsite', 'hers'],
      ['answered', 'onsite', 'hers'],
    ]);
  });

  it('is an event of hers when she closed it', async () => {
    const { get, post, bus } = await rig(message('hers'));
    const { message: shown } = await get({}, { 'x-shopper-token': token() });

    await post({ token: shown.token, action: 'dismissed' });

    expect(bus.envelopes.flatMap(({ events }) => events)).toMatchObject([
      { event: 'Onsite Message Dismissed', profileId: 'ann', properties: { sendId: 'hers' } },
    ]);
    expect((await get({}, { 'x-shopper-token': token() })).message).toBeNull();
  });

  it('is believed by its own token only', async () => {
    const { post, bus } = await rig(message('hers'));
    const click = { kind: 'click', url: 'https://shop.example', channel: 'onsite', sendId: 'hers' } as const;
    const wrong = sign(key, { ...click, profileId: 'ann', enrollmentId: 'e1', journeyId: 'j1' });

    expect((await post({ token: wrong, action: 'seen' })).status).toBe(401);
    expect((await post({ token: 'x', action: 'seen' })).status).toBe(401);
    expect((await post({})).status).toBe(401);
    expect(bus.deliveries).toEqual([]);
  });
});
