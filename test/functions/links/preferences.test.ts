import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ConsentStatement } from '../../../core/consent/consent.ts';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { Profile } from '../../../core/profile/profile.ts';
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
const news = { id: 'news', name: { en: 'News & more', ru: 'Новости' } };
const sales = { id: 'sales', name: { de: 'Angebote' } };
const token = (changes: object = {}) =>
  sign(key, {
    ...{ kind: 'preferences', profileId: 'ann', channel: 'email', address: 'ann@example.com' },
    ...changes,
  });

/** Everybody with a phone is asked about calls as well. */
const noCalls: ConsentStatement = {
  ...{ channel: 'agent', address: '+4915112345678', purpose: 'marketing', status: 'denied' },
  atMs: t0 - HOUR_MS,
};

const email = (status: ConsentStatement['status'], value = 'ann@example.com'): ConsentStatement => ({
  ...{ channel: 'email', address: value, purpose: 'marketing', status, atMs: t0 - HOUR_MS },
});

const rig = (
  person: Partial<Profile> = {},
  settings: Parameters<typeof preferenceParts>[0] = {},
  consent: object = {},
) => {
  const clock = { now: () => t0 };
  const bus = fakeBus();
  const parts = preferenceParts({ topics: [news, sales], ...settings }, consent);
  const handle = createHandler({
    ...{ bus, clock, linkKeys: fakeLinkKeys(key), shortLinks: fakeShortLinks(clock), ...parts },
    onsite: fakeOnsiteMessages(clock),
    followedLinks: fakeFollowedLinks(),
    namedLinks: fakeNamedLinks(clock),
    profiles: fakeProfiles(
      ann({ consents: [...ann().consents, noCalls], ...person }),
      ann({ id: 'old', mergedInto: 'ann' }),
    ),
    sources: { secretKeys: async () => [], byWriteKey: async () => undefined },
  });
  const ask = async (
    method: string,
    path: string,
    { body, language = 'en' }: { body?: string; language?: string },
  ) => {
    const answer = await handle({
      rawPath: path,
      headers: { 'accept-language': language },
      requestContext: { http: { method, sourceIp: '203.0.113.9' } },
      isBase64Encoded: false,
      ...(body !== undefined && { body }),
    } as unknown as APIGatewayProxyEventV2);
    return { ...answer, body: String(answer.body) };
  };
  return {
    tasks: parts.tasks,
    bus,
    show: (link = token(), language?: string) => ask('GET', `/p/${link}`, language ? { language } : {}),
    post: (body: string, link = token()) => ask('POST', `/p/${link}`, { body }),
    said: () => bus.envelopes.flatMap(({ events }) => events),
  };
};
const everything = 'do=save&channel=email&channel=sms&topic=news&topic=sales';

describe('the page of preferences', () => {
  it('shows what she has chosen, and opening it changes nothing', async () => {
    const { show, said } = rig({ topics: [{ id: 'sales', saidAtMs: t0, denied: true }] });

    const { statusCode, body, headers } = await show();

    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(body).toContain('value="email" checked');
    expect(body).toContain('value="sms" checked');
    expect(body).toContain('value="news" checked>News &amp; more');
    expect(body).toContain('value="sales">Angebote');
    expect(said()).toEqual([]);
  });

  it('does not give her addresses away: a mail is forwarded', async () => {
    const { body } = await rig().show();

    expect(body).not.toContain('ann@example.com');
    expect(body).not.toContain('15112345678');
    expect(body).toContain('a***@e***.com');
  });

  it.each([
    ['the language she chose', { traits: { locale: { value: 'ru-RU', atMs: t0 } } }, 'en', 'Ваши настройки'],
    ['that of her browser', {}, 'fr, ru;q=0.8, en;q=0.5', 'Ваши настройки'],
    ['English where neither is known', {}, 'fr', 'Your preferences'],
    ['that of the shop, with what it said of it', {}, 'de', 'Ihre Einstellungen'],
  ])('speaks %s', async (_, person, language, title) => {
    const words = { de: { title: 'Ihre Einstellungen' } };

    const { body } = await rig(person, { words }).show(token(), language);

    expect(body).toContain(`<h1>${title}</h1>`);
  });

  it.each([
    ['en-"><script>alert(1)</script>', 'en', '<html lang="en">'],
    ['en_US.UTF-8', 'ru', '<html lang="ru">'],
    ['ru_RU', 'en', '<html lang="ru-RU">'],
    [42, 'en-us-us', '<html lang="en">'],
    [{ en: 1 }, 'en-us-us, ru', '<html lang="ru">'],
  ])(
    'takes no word for a language that is none: %j of hers, %s of her browser',
    async (value, language, html) => {
      const person = {
        traits: { locale: { value, atMs: t0 } },
        pause: { saidAtMs: t0 - HOUR_MS, endsAtMs: t0 + DAY_MS },
      };

      const { statusCode, body } = await rig(person).show(token(), language);

      expect(statusCode).toBe(200);
      expect(body).toContain(html);
      expect(body).not.toContain('<script>');
    },
  );

  it('names a language of the shop that is none as the shop did', async () => {
    const { statusCode, body } = await rig({}, { languages: ['en', 'en-us-us'] }).show();

    expect(statusCode).toBe(200);
    expect(body).toContain('lang="en-us-us">en-us-us</option>');
  });

  it('is nobody else’s: a changed link, an address that is hers no more, somebody gone', async () => {
    const { show, post, said } = rig();
    const other = token({ address: 'bob@example.com' });
    const links = [
      `${token()}x`,
      other,
      token({ profileId: 'nobody' }),
      sign(key, { kind: 'unsubscribe', profileId: 'ann', channel: 'email', address: 'ann@example.com' }),
    ];

    for (const link of links) {
      expect((await show(link)).statusCode).toBe(404);
      expect((await post(everything, link)).statusCode).toBe(404);
    }
    expect(said()).toEqual([]);
  });

  it('follows a merge', async () => {
    expect((await rig().show(token({ profileId: 'old' }))).statusCode).toBe(200);
  });

  it('escapes what others named', async () => {
    const topics = [{ id: 'x', name: { en: '<script>alert(1)</script>"' } }];

    expect((await rig({}, { topics }).show()).body).not.toContain('<script>');
  });
});

describe('what is posted', () => {
  it('says only what is another thing than before', async () => {
    const { post, said } = rig();

    const { body, statusCode } = await post(everything);

    expect(statusCode).toBe(200);
    expect(body).toContain('role="status"');
    expect(said()).toEqual([]);
  });

  it('denies every address of a channel that is not ticked, and keeps the proof', async () => {
    const { post, said } = rig();

    const { body } = await post('do=save&channel=sms&topic=news&topic=sales');

    expect(said()).toMatchObject([
      {
        ...{
          event: 'Consent Changed',
          profileId: 'ann',
          source: 'preferences',
          context: { ip: '203.0.113.9' },
        },
        properties: {
          ...{ channel: 'email', address: 'ann@example.com', purpose: 'marketing', status: 'denied' },
          text: 'How may we send you offers? E-mail',
        },
      },
    ]);
    expect(body).toContain('value="email">');
    expect(body).toContain('value="sms" checked');
  });

  it('allows the address that was shown', async () => {
    const { post, said } = rig({ consents: [noCalls] });

    await post(everything);

    expect(said().map(({ properties }) => properties)).toMatchObject([
      { channel: 'email', address: 'ann@example.com', status: 'granted' },
      { channel: 'sms', address: '+4915112345678', status: 'granted' },
    ]);
  });

  it('lets an address that the link was not sent to be confirmed first, where the shop asks for that', async () => {
    const { post, said } = rig(
      { consents: [noCalls] },
      {},
      { email: { confirm: 'always' }, sms: { confirm: 'always' } },
    );

    const { body } = await post(everything);

    expect(said().map(({ properties }) => [properties?.channel, properties?.status])).toEqual([
      ['email', 'granted'],
      ['sms', 'pending'],
    ]);
    expect(body).toContain('value="email" checked');
    expect(body).toMatch(/value="sms">SMS <small>[^<]* Waits until you confirm it/);
  });

  it('shows a yes that waits as none yet, and says so', async () => {
    const { show } = rig({ consents: [email('pending'), noCalls] });

    expect((await show()).body).toMatch(/value="email">E-mail <small>[^<]* Waits until you confirm it/);
    expect((await rig().show()).body).not.toContain('Waits until');
  });

  it('denies a topic and allows it again', async () => {
    const { post, said } = rig({ topics: [{ id: 'news', saidAtMs: t0 - HOUR_MS, denied: true }] });

    await post('do=save&channel=email&channel=sms&topic=news');

    expect(said()).toMatchObject([
      { event: 'Topics Chosen', properties: { topics: { news: true, sales: false } } },
    ]);
  });

  it('changes the language to one of those offered', async () => {
    const { post, said } = rig();

    await post(`${everything}&language=xx`);
    expect(said()).toEqual([]);
    await post(`${everything}&language=ru`);
    expect(said()).toMatchObject([{ type: 'identify', event: 'Identified', traits: { locale: 'ru' } }]);
  });

  it('pauses for thirty days and ends the pause', async () => {
    const { post, said } = rig();
    const { body } = await post('do=pause');
    expect(body).toContain('Offers are paused until April 1, 2026');
    expect(said()).toMatchObject([
      { event: 'Contact Paused', properties: { until: new Date(t0 + 30 * DAY_MS).toISOString() } },
    ]);

    const paused = rig({ pause: { saidAtMs: t0 - HOUR_MS, endsAtMs: t0 + DAY_MS } });
    await paused.post('do=resume');
    expect(paused.said()).toMatchObject([{ event: 'Contact Resumed' }]);
  });

  it('stops everything with one button', async () => {
    const { post, said } = rig();

    await post('do=stop');

    expect(said().map(({ properties }) => [properties?.channel, properties?.status])).toEqual([
      ['email', 'denied'],
      ['sms', 'denied'],
    ]);
  });

  const second = { namespace: 'email', value: 'a2@example.com', linkedAtMs: 0 };
  const emailsSaid = (said: ReturnType<typeof rig>['said']) =>
    said()
      .filter(({ properties }) => properties?.channel === 'email')
      .map(({ properties }) => [properties?.address, properties?.status]);

  it.each([
    ['of which nobody said anything yet', []],
    ['whose yes waits to be confirmed', [email('pending')]],
    ['that a purchase has allowed', [{ ...email('granted'), basis: 'soft opt-in' }]],
    ['denied at one address and allowed at another', [email('denied'), email('granted', 'a2@example.com')]],
  ])('denies a channel %s, by not ticking it and by the button', async (_, consents) => {
    for (const body of ['do=save&channel=sms&topic=news&topic=sales', 'do=stop']) {
      const identities = [...ann().identities, second];
      const { show, post, said } = rig({ consents, identities } as Partial<Profile>);
      expect((await show()).body).toContain('value="stop"');

      const answer = await post(body);

      expect(emailsSaid(said).toSorted()).toEqual([
        ['a2@example.com', 'denied'],
        ['ann@example.com', 'denied'],
      ]);
      expect(answer.body.includes('value="stop"')).toBe(body.startsWith('do=save'));
    }
  });

  it('says no once: what is denied everywhere is not said again, and nothing is left to stop', async () => {
    const sms = { ...email('denied', '+4915112345678'), channel: 'sms' };
    const { show, post, said } = rig({ consents: [email('denied'), sms, noCalls] } as Partial<Profile>);
    expect((await show()).body).not.toContain('value="stop"');

    await post('do=save&topic=news&topic=sales');
    await post('do=stop');

    expect(said()).toEqual([]);
  });

  it('asks twice before her data is to be deleted, then leaves it to somebody of the shop', async () => {
    const { post, said, tasks } = rig();
    const open = () => tasks.list({ queue: 'privacy', isOpen: true, limit: 10 });

    const asked = await post('do=ask-erase');
    expect(asked.body).toContain('value="erase"');
    expect((await open()).tasks).toEqual([]);
    expect(said()).toEqual([]);

    await post('do=erase');
    await post('do=erase');
    expect((await open()).tasks).toMatchObject([{ profileId: 'ann', dueAtMs: t0 + 14 * DAY_MS }]);
    expect(said()[0]).toMatchObject({ event: 'Erase Requested', profileId: 'ann' });
  });

  it.each(['', 'do=everything', 'x'.repeat(20_000), 'List-Unsubscribe=One-Click'])(
    'that is no form of ours is refused',
    async (body) => {
      const { post, said } = rig();

      expect((await post(body)).statusCode).toBe(400);
      expect(said()).toEqual([]);
    },
  );
});
