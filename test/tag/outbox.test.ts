import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ApiOptions, createApi } from '../../tag/api.ts';
import type { TagEvent } from '../../tag/event.ts';
import { createOutbox } from '../../tag/outbox.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';

let page: OpenPage;
beforeEach(() => {
  page = openPage();
});
afterEach(() => {
  jest.useRealTimers();
});

const outbox = (options: Partial<ApiOptions> = {}) =>
  createOutbox(createApi({ origin: 'https://k.example', writeKey: 'WK', ...options }));

const event = (id: string, properties: Record<string, unknown> = {}): TagEvent => ({
  type: 'track',
  event: 'E',
  properties,
  context: {},
  messageId: id,
  timestamp: '2026-03-02T09:00:00.000Z',
  anonymousId: 'a1',
});
const many = (count: number, letters: number, of = 'x'): TagEvent[] =>
  Array.from({ length: count }, (_, index) => event(`m${index}`, { words: of.repeat(letters) }));
const ids = (events: readonly TagEvent[]) => events.map(({ messageId }) => messageId);
const said = () => page.sent.flatMap((one) => one.ids);

describe('what a page says', () => {
  it('is gathered for a moment, and goes out once', async () => {
    const box = outbox();
    box.add(event('m1'));
    box.add(event('m2'));
    await page.passes(299);
    expect(page.sent).toEqual([]);

    await page.passes(60_000);
    expect(page.sent).toEqual([{ path: '/v1/batch', token: null, keepalive: false, ids: ['m1', 'm2'] }]);
  });

  it('gets through however much it is', async () => {
    const box = outbox();
    const events = [...many(45, 12_000), event('last')];
    for (const one of events) box.add(one);

    await page.passes(10_000);
    expect(said()).toEqual(ids(events));
    expect(page.sent.map((one) => one.ids.length)).toEqual([20, 20, 6]);
  });

  it('is never more at once than Kaskad takes, counted in bytes', async () => {
    const box = outbox();
    const events = many(20, 15_000, 'ж');
    for (const one of events) box.add(one);

    await page.passes(10_000);
    expect(said()).toEqual(ids(events));
    expect(page.sent.map((one) => one.ids.length)).toEqual([13, 7]);
  });

  it('waits while the network is away or we are at fault, longer each time, and is told again whole', async () => {
    const box = outbox();
    page.answers.push('no network', 500, 429);
    box.add(event('m1'));
    await page.passes(300 + 600 + 1200);
    box.add(event('m2'));
    await page.passes(2400);

    expect(page.sent.map((one) => one.ids)).toEqual([['m1'], ['m1'], ['m1'], ['m1', 'm2']]);
    await page.passes(60_000);
    expect(page.sent).toHaveLength(4);
  });

  it('that is refused for good is not said again, and holds up nothing', async () => {
    const box = outbox();
    page.answers.push(400);
    box.add(event('m1'));
    await page.passes(400);
    box.add(event('m2'));
    await page.passes(60_000);

    expect(page.sent.map((one) => one.ids)).toEqual([['m1'], ['m2']]);
  });

  it('is what it was when it was said; what is no JSON is left out alone', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const box = outbox();
    const round: Record<string, unknown> = {};
    round.round = round;
    box.add(event('m1', round));
    box.add(event('m2', { big: 1n }));
    box.add(event('m3'));
    await page.passes(60_000);

    expect([said(), warn.mock.calls.length]).toEqual([['m3'], 2]);
    warn.mockRestore();
  });
});

describe('a page that is left', () => {
  it('says the rest by a beacon, as much as browsers carry', async () => {
    const box = outbox();
    const events = many(10, 12_000);
    for (const one of events) box.add(one);
    page.leave();

    expect(page.sent).toMatchObject([{ keepalive: true, ids: ['m0', 'm1', 'm2', 'm3'] }]);
    await page.passes(60_000);
    expect(new Set(said())).toEqual(new Set(ids(events)));
  });

  it('that knows who she is says it with her token', async () => {
    const box = outbox({ shopperToken: () => 'good' });
    box.add(event('m1'));
    page.leave();
    await page.passes(0);

    expect(page.sent).toEqual([{ path: '/v1/batch', token: 'good', keepalive: true, ids: ['m1'] }]);
  });
});

describe('a shopper token', () => {
  const tokens = () => page.sent.map(({ token }) => token);

  it('that is no longer valid is asked for anew, and nothing is lost', async () => {
    page.takes.token = 'fresh';
    const asked: (string | undefined)[] = [];
    const shopperToken = (refused?: string): string => {
      asked.push(refused);
      return refused ? 'fresh' : 'stale';
    };
    const box = outbox({ shopperToken });
    box.add(event('m1'));
    await page.passes(60_000);

    expect([tokens(), said(), asked]).toEqual([
      ['stale', 'fresh'],
      ['m1', 'm1'],
      [undefined, 'stale'],
    ]);
  });

  it.each([
    ['the same again', () => 'stale', ['stale', null]],
    ['another bad one', (refused?: string) => (refused ? 'worse' : 'stale'), ['stale', 'worse', null]],
    ['none', (refused?: string) => (refused ? undefined : 'stale'), ['stale', null]],
    ['nothing but a fault', () => Promise.reject(new Error('no session')), [null]],
  ])('for which the page has %s: what she did is said without, once', async (_, shopperToken, expected) => {
    page.takes.token = 'fresh';
    const box = outbox({ shopperToken });
    box.add(event('m1'));
    await page.passes(60_000);

    expect(tokens()).toEqual(expected);
  });

  it('does not make up for a write key that is wrong', async () => {
    page.answers.push(401, 401, 401);
    const box = outbox({ shopperToken: (refused) => (refused ? 'other' : 'one') });
    box.add(event('m1'));
    await page.passes(60_000);

    expect(tokens()).toEqual(['one', 'other', null]);
  });

  it('is needed for a device, which is not given to nobody', async () => {
    page.takes.token = 'fresh';
    const api = createApi({ origin: 'https://k.example', writeKey: 'WK', shopperToken: () => 'stale' });

    expect(await api.post('/v1/push/subscriptions', {})).toBe(false);
    expect(tokens()).toEqual(['stale']);
    page.answers.push('no network');
    expect(await api.post('/v1/push/subscriptions', {})).toBe(false);
  });
});
