import { describe, expect, it } from '@jest/globals';
import { collector } from '../../support/collect.ts';

const told = ({ reports }: ReturnType<typeof collector>) =>
  reports.flatMap(({ entries }) => entries).map((entry) => entry.kind === 'refused' && entry.reason);

describe('who watches is told of what was refused', () => {
  it('by event, where a batch is taken besides', async () => {
    const shop = collector();
    const batch = [
      { type: 'track', event: 'Product Added', userId: 'u1' },
      { type: 'track', event: 'Order Completed' },
      { type: 'nonsense', userId: 'u1' },
    ];
    const { json } = await shop.post('/v1/batch', { batch });

    expect(json.accepted).toBe(1);
    expect(told(shop)).toEqual(['no-id', 'unknown-type']);
    expect(shop.reports).toHaveLength(1);
    expect(shop.reports[0]?.entries[0]).toMatchObject({
      ...{ name: 'Order Completed', fields: ['userId', 'anonymousId'], source: 'server' },
      sourceId: 'local-server',
    });
  });

  it.each([
    ['no-id', '/v1/track', { event: 'A' }, { 'x-write-key': 'WK_demo' }],
    ['unknown-key', '/v1/track', { event: 'A', userId: 'u' }, { 'x-write-key': 'guessed' }],
    ['unknown-key', '/v1/track', { event: 'A', userId: 'u' }, {}],
    ['not-json', '/v1/track', '{"event":', { 'x-write-key': 'WK_demo' }],
    ['no-batch', '/v1/batch', { events: [] }, { 'x-write-key': 'WK_demo' }],
    ['too-many', '/v1/batch', { batch: Array(10_001).fill(0) }, { 'x-write-key': 'WK_demo' }],
    ['body-too-large', '/v1/track', 'x'.repeat(600_000), { 'x-write-key': 'WK_demo' }],
    ['not-unpacked', '/v1/track', '\u001f\ufffd', { 'x-write-key': 'WK_demo' }],
    ['empty', '/v1/track', '', { 'x-write-key': 'WK_demo' }],
    ['no-subscription', '/v1/push/subscriptions', { anonymousId: 'a' }, { 'x-write-key': 'WK_demo' }],
    [
      'wrong-origin',
      '/v1/track',
      { userId: 'u' },
      { 'x-write-key': 'WK_demo', origin: 'https://bad.example' },
    ],
    ['bad-shopper-token', '/v1/track', { userId: 'u' }, { 'x-write-key': 'WK_demo', 'x-shopper-token': 'x' }],
  ])('%s of %s', async (reason, path, body, headers) => {
    const shop = collector();
    const { status } = await shop.post(path, body, headers as Record<string, string>);

    expect(status).toBeGreaterThanOrEqual(400);
    expect(told(shop)).toEqual([reason]);
  });

  it('with the field that is meant, where a whole request is refused', async () => {
    const shop = collector();
    await shop.post('/v1/batch', { events: [] }, { 'x-write-key': 'WK_demo' });
    await shop.post('/v1/track', { event: 'A', userId: 'u' }, { 'x-write-key': 'guessed' });

    const entries = shop.reports.flatMap((report) => report.entries);
    expect(entries).toMatchObject([{ fields: ['batch'] }, { fields: ['writeKey'] }]);
  });

  it('over-limit of a source that has sent more than it may', async () => {
    const shop = collector();
    const batch = Array.from({ length: 10 }, () => ({ type: 'track', event: 'A', userId: 'u' }));
    await shop.post('/v1/batch', { batch }, { 'x-write-key': 'slow' });
    const { status } = await shop.post('/v1/batch', { batch }, { 'x-write-key': 'slow' });

    expect(status).toBe(429);
    expect(told(shop)).toEqual(['over-limit']);
  });

  it('and of nothing else', async () => {
    const shop = collector();
    await shop.post('/v1/track', { event: 'Product Added', userId: 'u1' });

    expect(shop.reports).toEqual([]);
  });
});
