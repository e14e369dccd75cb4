import { describe, expect, it } from '@jest/globals';
import type { LiveEntry } from '../../../core/live/live.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

const event: LiveEntry = {
  ...{ kind: 'event', atMs: NOW_MS, name: 'Product Added', source: 'web', sourceId: 'demo' },
  ...{ profileId: 'p1', staff: true },
};
const refusal: LiveEntry = {
  ...{ kind: 'refused', atMs: NOW_MS, reason: 'no-id', fields: ['userId'], name: 'Order Completed' },
  ...{ source: 'pos', sourceId: 'till' },
};

const watched = async () => {
  const api = startApi();
  await api.live.tell({ entries: [event, refusal], sightings: [{ sourceId: 'demo', check: 'price' }] });
  return api;
};

describe('the live view', () => {
  it('shows what came and what was refused, and says how to go on', async () => {
    const { ask } = await watched();

    const { status, json } = await ask('GET', '/v1/live', { token: 'reader' });

    const at = new Date(NOW_MS).toISOString();
    const { atMs: _, ...shownEvent } = event;
    const { atMs: __, ...shownRefusal } = refusal;
    expect(status).toBe(200);
    expect(json).toEqual({
      entries: [
        { ...shownEvent, at },
        { ...shownRefusal, at },
      ],
      notShown: 0,
      cursor: expect.any(String),
      watchedUntil: new Date(NOW_MS + 300_000).toISOString(),
    });
    expect((await ask('GET', `/v1/live?after=${json.cursor}`)).json.entries).toEqual([]);
  });

  it.each([
    ['kind=refused', ['Order Completed']],
    ['kind=event', ['Product Added']],
    ['source=web', ['Product Added']],
    ['source=till', ['Order Completed']],
    ['name=order', ['Order Completed']],
    ['name=order&source=web', []],
  ])('filters by %s', async (query, names) => {
    const { ask } = await watched();

    const { json } = await ask('GET', `/v1/live?${query}`);

    expect(json.entries.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it('refuses a cursor that is none', async () => {
    const { ask } = startApi();

    await expect(ask('GET', '/v1/live?after=yesterday')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('keeps the watch on, with a write a minute at most', async () => {
    let nowMs = NOW_MS;
    const api = startApi({ clock: { now: () => nowMs } });
    const untils: number[] = [];
    for (let second = 0; second < 180; second += 2) {
      nowMs = NOW_MS + second * 1000;
      await api.ask('GET', '/v1/live');
      untils.push(await api.watch.untilMs());
    }

    expect(new Set(untils).size).toBe(3);
    expect(Math.min(...untils.map((until, no) => until - NOW_MS - no * 2_000))).toBeGreaterThanOrEqual(
      240_000,
    );
  });
});

describe('the check of a source', () => {
  it('is of one that is there, though nothing has come of it yet', async () => {
    const { ask } = startApi();
    const made = await ask('POST', '/v1/sources', { body: { id: 'till', kind: 'secret', name: 'Till' } });
    expect(made.status).toBe(201);

    const [there, unknown] = [
      await ask('GET', '/v1/sources/till/check'),
      await ask('GET', '/v1/sources/tull/check'),
    ];

    expect([there.status, there.json.ready, unknown.status]).toEqual([200, false, 404]);
  });

  it('says what was seen, what is wrong and what is missing', async () => {
    const { ask, live } = await watched();
    await live.tell({
      entries: [],
      sightings: [{ sourceId: 'demo', check: 'currency', fault: 'no-currency' }],
    });

    const { status, json } = await ask('GET', '/v1/sources/demo/check', { token: 'reader' });

    expect(status).toBe(200);
    expect(json).toMatchObject({ ready: false, watchedUntil: new Date(NOW_MS + 300_000).toISOString() });
    const of = (id: string) => json.checks.find((one: { id: string }) => one.id === id);
    expect(of('price')).toMatchObject({ status: 'ok', lastSeenAt: expect.any(String) });
    expect(of('currency')).toMatchObject({
      status: 'wrong',
      fault: 'no-currency',
      faultAt: expect.any(String),
    });
    expect(of('order-completed')).toEqual({
      ...{ id: 'order-completed', need: 'required', status: 'missing', fault: 'never-seen' },
    });
  });
});
