import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ConsentStatement } from '../../../core/consent/consent.ts';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
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

const key = { id: 'first', secret: 'k' };
const token = (changes: object = {}) =>
  sign(key, {
    ...{ kind: 'confirm', profileId: 'ann', channel: 'email', address: 'ann@example.com' },
    ...changes,
  } as Parameters<typeof sign>[1]);
const said = (status: ConsentStatement['status'], atMs: number): ConsentStatement => ({
  ...{
    channel: 'email',
    address: 'ann@example.com',
    purpose: 'marketing',
    status,
    atMs,
    text: 'Send me news',
  },
});

const rig = (...consents: ConsentStatement[]) => {
  const clock = { now: () => t0 };
  const bus = fakeBus();
  const handle = createHandler({
    ...{ bus, clock, linkKeys: fakeLinkKeys(key), shortLinks: fakeShortLinks(clock), ...preferenceParts() },
    onsite: fakeOnsiteMessages(clock),
    followedLinks: fakeFollowedLinks(),
    namedLinks: fakeNamedLinks(clock),
    profiles: fakeProfiles(ann({ consents }), ann({ id: 'old', mergedInto: 'ann' })),
    sources: { secretKeys: async () => [], byWriteKey: async () => undefined },
  });
  const ask = async (method: string, link = token(), language = 'en') => {
    const answer = await handle({
      rawPath: `/o/${link}`,
      headers: { 'accept-language': language },
      requestContext: { http: { method, sourceIp: '203.0.113.9' } },
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2);
    return { statusCode: answer.statusCode, body: String(answer.body) };
  };
  return { ask, events: () => bus.envelopes.flatMap(({ events }) => events) };
};

describe('the link to confirm', () => {
  it('opened, shows one button and confirms nothing: mail gateways open every link', async () => {
    const { ask, events } = rig(said('pending', t0 - HOUR_MS));

    const { statusCode, body } = await ask('GET');

    expect(statusCode).toBe(200);
    expect(body.match(/<button/g)).toHaveLength(1);
    expect((await ask('HEAD')).statusCode).toBe(200);
    expect((await ask('GET', token(), 'ru')).body).toContain('Да, присылайте');
    expect(events()).toEqual([]);
  });

  it('posted, says her yes with the words she agreed to, and why it counts', async () => {
    const { ask, events } = rig(said('pending', t0 - HOUR_MS));

    expect((await ask('POST')).statusCode).toBe(200);

    expect(events()).toMatchObject([
      {
        ...{ event: 'Consent Changed', profileId: 'ann', atMs: t0, context: { ip: '203.0.113.9' } },
        properties: {
          ...{ channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: 'granted' },
          ...{ text: 'Send me news', basis: 'double opt-in' },
        },
      },
    ]);
  });

  it('posted twice, says the same word', async () => {
    const { ask, events } = rig(said('pending', t0 - HOUR_MS));

    await ask('POST');
    await ask('POST');

    expect(new Set(events().map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('that is done thanks again and says nothing', async () => {
    const { ask, events } = rig(said('pending', t0 - HOUR_MS), said('granted', t0 - 1));

    expect((await ask('POST')).body).toContain('Thank you');
    expect(events()).toEqual([]);
  });

  it.each([
    ['that nobody waits for', [], token()],
    ['that is a month old', [said('pending', t0 - 31 * DAY_MS)], token()],
    ['of who said no since', [said('pending', t0 - HOUR_MS), said('denied', t0 - 1)], token()],
    ['for an address that is not hers', [said('pending', t0)], token({ address: 'bob@example.com' })],
    ['of another kind', [said('pending', t0)], token({ kind: 'unsubscribe' })],
    ['that was changed', [said('pending', t0)], `${token()}x`],
  ])('%s confirms nothing', async (_, consents, link) => {
    const { ask, events } = rig(...consents);

    expect((await ask('GET', link)).statusCode).toBe(404);
    expect((await ask('POST', link)).statusCode).toBe(404);
    expect(events()).toEqual([]);
  });
});
