import { describe, expect, it } from '@jest/globals';
import { type Arrival, normalise } from '../../../core/event/normalise.ts';

const NOW_MS = 1_800_000_000_000;
const arrival = (more: Partial<Arrival> = {}): Arrival => ({
  source: { id: 'web', kind: 'public', name: 'Web', origins: [], mayStateConsent: false },
  receivedAtMs: NOW_MS,
  historical: false,
  untidy: false,
  large: false,
  bot: false,
  ...more,
});
const eventOf = (raw: unknown, more?: Partial<Arrival>) => {
  const normalised = normalise(raw, 'batch', arrival(more));
  if (normalised.kind === 'dropped') throw new Error(normalised.reason);
  return normalised.event;
};
const reasonOf = (raw: unknown, more?: Partial<Arrival>) => {
  const normalised = normalise(raw, 'batch', arrival(more));
  return normalised.kind === 'dropped' ? normalised.reason : undefined;
};
const track = { type: 'track', event: 'Thing Done', userId: 'u1' };

describe('an event', () => {
  it('keeps what the client said and leaves out what carried it', () => {
    const said = { traits: { a: 1 }, properties: { b: 2 }, context: { locale: 'de-DE' } };
    const carried = { writeKey: 'x', integrations: {}, _metadata: {}, sentAt: '2026-01-01', channel: 'web' };
    expect(eventOf({ ...track, ...said, ...carried, messageId: 'm1' })).toEqual({
      type: 'track',
      event: 'Thing Done',
      userId: 'u1',
      messageId: 'm1',
      atMs: NOW_MS,
      source: 'web',
      unproven: true,
      ...said,
    });
  });

  it('has a name whatever its type', () => {
    const named = (type: string, more = {}) => eventOf({ ...track, type, ...more }).event;
    expect([named('page'), named('screen'), named('identify')]).toEqual([
      'Page Viewed',
      'Screen Viewed',
      'Identified',
    ]);
    expect([named('group', { groupId: 'g' }), named('alias', { previousId: 'a' })]).toEqual([
      'Group Joined',
      'Aliased',
    ]);
  });

  it.each([
    ['text', 'not an object'],
    [null, 'not an object'],
    [[], 'not an object'],
    [{ ...track, userId: ' ' }, 'no userId or anonymousId'],
    [{ ...track, type: 'nonsense' }, 'unknown type'],
    [{ ...track, type: 'constructor' }, 'unknown type'],
    [{ ...track, event: ' ' }, 'no event name, or one longer than 256 characters'],
    [{ ...track, type: 'alias' }, 'no previousId'],
    [{ ...track, type: 'group' }, 'no groupId'],
    [{ ...track, userId: 'x'.repeat(513) }, 'id longer than 512 characters'],
  ])('%j is dropped: %s', (raw, reason) => {
    expect(reasonOf(raw)).toBe(reason);
  });

  it('is dropped when larger than 32 KB in bytes, together with the context of its batch', () => {
    const large = { large: true };
    expect(reasonOf({ ...track, properties: { note: 'é'.repeat(17 * 1024) } }, large)).toBe(
      'larger than 32 KB',
    );
    expect(reasonOf({ ...track, properties: { note: 'e'.repeat(31 * 1024) } }, large)).toBeUndefined();
    expect(reasonOf(track, { ...large, context: { note: 'e'.repeat(33 * 1024) } })).toBe('larger than 32 KB');
  });

  it('is dropped when nested too deeply, however deep', () => {
    const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as unknown;
    expect(reasonOf({ ...track, properties: deep(5) })).toBeUndefined();
    expect(reasonOf({ ...track, properties: deep(5000) })).toBe('nested too deeply');
    expect(reasonOf({ ...track, properties: deep(50_000) }, { large: true, untidy: true })).toBe(
      'nested too deeply',
    );
  });

  it('loses keys that reach for prototypes, NUL and lone surrogates', () => {
    const raw: unknown = JSON.parse(
      '{"type":"track","event":"Thing\\u0000 Done","userId":"u\\u0000\\ud800","properties":{"__proto__":{"x":1},"a":[{"constructor":{"prototype":{"y":1}},"b":"\\udfff"}]}}',
    );
    const event = eventOf(raw, { untidy: true });
    expect(event).toMatchObject({
      event: 'Thing Done',
      userId: 'u\ufffd',
      properties: { a: [{ b: '\ufffd' }] },
    });
    expect(JSON.stringify(event)).not.toMatch(/__proto__|constructor|prototype/);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('comes from where it says, else where its key belongs', () => {
    const secret = {
      source: { id: 's', kind: 'secret' as const, name: '', origins: [], mayStateConsent: true },
    };
    const till = { source: { ...secret.source, source: 'pos' } };
    expect(eventOf({ ...track, context: { source: 'App' } }).source).toBe('app');
    expect([eventOf(track).source, eventOf(track, secret).source, eventOf(track, till).source]).toEqual([
      'web',
      'server',
      'pos',
    ]);
    expect(eventOf({ ...track, context: { source: 'no word!' } }, till).source).toBe('pos');
  });

  it('without a messageId is told apart by its bytes and its source', () => {
    const other = { source: { ...arrival().source, id: 'other' } };
    const [once, again] = [eventOf(track).messageId, eventOf({ ...track }).messageId];
    expect(once).toBe(again);
    expect(eventOf(track, other).messageId).not.toBe(once);
    expect(eventOf({ ...track, event: 'Else' }).messageId).not.toBe(once);
    expect(eventOf({ ...track, messageId: 'x'.repeat(5000) }).messageId.length).toBeLessThan(64);
  });

  it.each(['track', 'page', 'screen'])(
    'says no foreign place by a public key, whatever its type: %s',
    (type) => {
      const raw = { ...track, type, properties: { url: 'https://evil.example/', title: 'Tea' } };
      expect(eventOf(raw).properties).toEqual({ title: 'Tea' });
    },
  );

  it('is historical by its path or its own word, a bot by its user agent', () => {
    expect(eventOf(track, { historical: true }).historical).toBe(true);
    expect(eventOf({ ...track, historical: true }).historical).toBe(true);
    const agent = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
    expect(eventOf(track, { bot: true }).bot).toBe(true);
    expect(eventOf({ ...track, context: { userAgent: agent } }).bot).toBe(true);
    expect(
      eventOf({ ...track, context: { userAgent: 'Mozilla/5.0 HeadlessChrome/147.0 Safari/537.36' } }).bot,
    ).toBeUndefined();
  });

  it('is vouched for when a shopper token names its user', () => {
    expect(eventOf(track, { shopper: 'u1' }).shopper).toBe('u1');
    expect(eventOf(track, { shopper: 'u2' }).shopper).toBeUndefined();
  });

  it('takes traits and the time where RudderStack puts them', () => {
    const event = eventOf({
      type: 'identify',
      userId: 'u1',
      context: { traits: { email: 'a@example.com' } },
      originalTimestamp: new Date(NOW_MS - 3000).toISOString(),
      sentAt: new Date(NOW_MS - 1000).toISOString(),
    });
    expect(event).toMatchObject({ traits: { email: 'a@example.com' }, atMs: NOW_MS - 2000 });
  });

  it('has the context of its batch where it says nothing itself', () => {
    const event = eventOf(
      { ...track, context: { locale: 'de' } },
      { context: { locale: 'en', source: 'app' } },
    );
    expect(event).toMatchObject({ source: 'app', context: { locale: 'de', source: 'app' } });
  });
});

describe('where a browser says something of consent from', () => {
  const ip = '203.0.113.9';
  const identify = (more: object = {}) => ({ type: 'identify', userId: 'u1', ...more });
  const consent = { email: 'granted' };

  it('is kept with that, and what it claims of it is not believed', () => {
    const claimed = { context: { ip: '198.51.100.1', locale: 'en' } };

    expect(eventOf(identify({ traits: { consent }, ...claimed }), { ip })?.context).toEqual({
      ip,
      locale: 'en',
    });
    expect(eventOf(identify({ context: { traits: { consent } } }), { ip })?.context).toMatchObject({ ip });
    const changed = { type: 'track', event: 'Consent Changed', userId: 'u1' };
    expect(eventOf(changed, { ip })?.context).toEqual({ ip });
  });

  it('is kept with nothing else', () => {
    expect(eventOf(identify({ traits: { name: 'Ann' } }), { ip })?.context).toBeUndefined();
    expect(eventOf({ type: 'page', userId: 'u1' }, { ip })?.context).toBeUndefined();
    expect(eventOf(identify({ traits: { consent } }))?.context).toBeUndefined();
  });
});
