import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { DAY_MS } from '../../../core/duration.ts';
import type { LinkKey } from '../../../core/send/link-keys.ts';
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

const first = { id: 'first', secret: 'of the beginning' };
const second = { id: '0a1b2c3d', secret: 'of the year after' };
const third = { id: '9f8e7d6c', secret: 'of today' };

const ids = { sendId: 's', profileId: 'ann', enrollmentId: 'e', journeyId: 'j' };
const hers = { profileId: 'ann', channel: 'email', address: 'ann@example.com' } as const;
const oneClick = 'List-Unsubscribe=One-Click';

interface Opened {
  token: LinkToken;
  /** What is asked with the signed token, and how a good one and a changed one are answered. */
  ask(text: string): object;
  good: number;
  bad: number;
}

const at = (method: string, rawPath: string, body?: string) => ({
  ...{ rawPath, isBase64Encoded: false, headers: { 'user-agent': 'Mozilla/5.0 Chrome/126.0' } },
  requestContext: { http: { method, sourceIp: '192.0.2.1' } },
  ...(body !== undefined && { body }),
});

const everyLink: Opened[] = [
  {
    token: { kind: 'click', url: 'https://shop.example/', channel: 'email', ...ids },
    ask: (text) => at('GET', `/c/${text}`),
    ...{ good: 302, bad: 404 },
  },
  {
    token: { kind: 'unsubscribe', ...hers },
    ask: (text) => at('POST', `/u/${text}`, oneClick),
    ...{ good: 200, bad: 404 },
  },
  {
    token: { kind: 'preferences', ...hers },
    ask: (text) => at('GET', `/p/${text}`),
    ...{ good: 200, bad: 404 },
  },
  {
    // A cart that is no more: whose link it is was believed.
    token: { kind: 'cart-restore', profileId: 'ann', cartId: 'gone', expiresAtMs: t0 + DAY_MS },
    ask: (text) => ({ ...at('GET', '/v1/cart'), queryStringParameters: { restore: text } }),
    ...{ good: 404, bad: 403 },
  },
  {
    token: { kind: 'onsite', ...ids },
    ask: (text) => at('POST', '/v1/onsite', JSON.stringify({ token: text, action: 'seen' })),
    ...{ good: 204, bad: 401 },
  },
];

const links = (signs: LinkKey, ...others: LinkKey[]) => {
  const clock = { now: () => t0 };
  const handle = createHandler({
    ...{ bus: fakeBus(), clock, namedLinks: fakeNamedLinks(clock), shortLinks: fakeShortLinks(clock) },
    ...{ linkKeys: fakeLinkKeys(signs, ...others), followedLinks: fakeFollowedLinks() },
    profiles: fakeProfiles(ann()),
    sources: { secretKeys: async () => [], byWriteKey: async () => undefined },
    onsite: fakeOnsiteMessages(clock),
    ...preferenceParts(),
  });
  return async (event: object) => (await handle(event as APIGatewayProxyEventV2)).statusCode;
};

describe.each(everyLink)('a link of the kind $token.kind', ({ token, ask, good, bad }) => {
  it.each([first, second, third])('works with every key that has not ended: $id', async (key) => {
    const answer = links(third, second, first);

    expect(await answer(ask(sign(key, token)))).toBe(good);
  });

  it('is refused once its key has ended, and others go on', async () => {
    const answer = links(third, first);

    expect(await answer(ask(sign(second, token)))).toBe(bad);
    expect(await answer(ask(sign(first, token)))).toBe(good);
  });

  it('is refused under the name of another key', async () => {
    const answer = links(third, second, first);
    const [body, mac] = sign(first, token).split('.');

    expect(await answer(ask(`${body}.${mac}.${third.id}`))).toBe(bad);
  });
});
