import { describe, expect, it } from '@jest/globals';
import type { Count } from '../../../core/analytics/count.ts';
import type { News } from '../../../core/analytics/news.ts';
import { keyOfRow } from '../../../core/analytics/row.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import { Conflict } from '../../../core/errors.ts';
import { createHandler, LAST_START_MS } from '../../../functions/keep-counts/handler.ts';
import type { ToldMessage } from '../../../functions/keep-counts/told-schema.ts';
import { inWaves } from '../../../functions/runtime/waves.ts';
import { countOf } from '../../support/counts.ts';
import { crashing } from '../../support/crash.ts';
import { startMs } from '../../support/events.ts';
import { fakeFigureExamples } from '../../support/fakes/figure-examples.ts';
import { fakeLedgers } from '../../support/fakes/ledgers.ts';
import { fakeTallies } from '../../support/fakes/tallies.ts';
import { cart, goal, order, refund } from '../../support/ledger.ts';

const sent = (id: string) => countOf(id, '2026-11-28T23:30:00Z', { channel: 'email' }, { sent: 1 });
const item = (recordId: string, ...counts: Count[]) => {
  const body: ToldMessage = { v: 1, counts, people: [] };
  return { recordId, body, attempts: 1 };
};
const config = {
  snapshot: async () =>
    ({ contact: { timezone: 'Europe/Berlin' }, attribution: { within: 'P7D' } }) as Snapshot,
};
const day = { from: '2026-11-28', to: '2026-11-29' };
const plenty = () => 60_000;

const fakePorts = () => ({
  config,
  tallies: fakeTallies(),
  ledgers: fakeLedgers(),
  examples: fakeFigureExamples(),
});

/** Throws for as long as a message at fault is among the counts. */
const rig = (error: Error, isAtFault: (count: Count) => boolean) => {
  const tallies = fakeTallies();
  const calls: number[] = [];
  const handle = createHandler({
    config,
    ledgers: fakeLedgers(),
    examples: fakeFigureExamples(),
    tallies: {
      async add(counts, zone) {
        calls.push(counts.length);
        if (counts.some(isAtFault)) throw error;
        await tallies.add(counts, zone);
      },
    },
  });
  return { handle, tallies, calls };
};
const faultless = () => rig(new Error(), () => false);

describe('a batch', () => {
  it('is counted at once, on the day of the shop', async () => {
    const { handle, tallies, calls } = faultless();

    const failed = await handle([item('1', sent('a'), sent('b')), item('2', sent('a'), sent('c'))], plenty);

    expect(failed.size).toBe(0);
    expect(calls).toEqual([4]);
    expect(await tallies.shop(day)).toEqual({
      '2026-11-29': { [keyOfRow({ channel: 'email' })]: { sent: 3 } },
    });
  });

  it('without anything to count asks nobody', async () => {
    const { handle, calls } = faultless();

    await handle([item('1')], plenty);

    expect(calls).toEqual([]);
  });

  it('that comes back again and again is taken in parts, and what is done in time stays done', async () => {
    const { handle, calls } = faultless();
    const batch = Array.from({ length: 1_000 }, (_, at) => ({
      ...item(`${at}`, sent(`${at}`)),
      attempts: 3,
    }));
    const left = [plenty(), plenty(), LAST_START_MS - 1];

    const failed = await inWaves(handle, LAST_START_MS)(batch, () => left[calls.length] ?? 0);

    expect(calls).toEqual([50, 50]);
    expect(failed.size).toBe(900);
  });

  it('loses only the message at fault', async () => {
    const bad = sent('bad');
    const { handle, tallies, calls } = rig(new Error('too large'), ({ id }) => id === bad.id);
    const batch = Array.from({ length: 100 }, (_, at) => item(`${at}`, at === 61 ? bad : sent(`${at}`)));

    const failed = await handle(batch, plenty);

    expect([...failed.keys()]).toEqual(['61']);
    expect((await tallies.shop(day))['2026-11-29']).toEqual({
      [keyOfRow({ channel: 'email' })]: { sent: 99 },
    });
    expect(calls.length).toBeLessThan(20);
  });

  it('goes back as a whole when others were first, or when time runs out', async () => {
    const batch = [item('1', sent('a')), item('2', sent('b'))];
    const busy = rig(new Conflict('tallies'), () => true);
    const slow = rig(new Error('timeout'), () => true);

    expect([...(await busy.handle(batch, plenty)).keys()]).toEqual(['1', '2']);
    expect([...(await slow.handle(batch, () => 5_000)).keys()]).toEqual(['1', '2']);
    expect([busy.calls, slow.calls]).toEqual([[2], [2]]);
  });
});

describe('why a message was not sent', () => {
  it('keeps people to be looked at, by the day of the shop', async () => {
    const ports = fakePorts();
    const skipped = (id: string, who: string): Count => ({
      ...countOf(id, '2026-11-28T23:30:00Z', cart, { 'skipped:no-consent': 1 }),
      who,
    });
    const batch = [item('1', skipped('a', 'ann'), sent('b')), item('2', skipped('c', 'bob'))];
    await createHandler(ports)(batch, plenty);
    await createHandler(ports)(batch, plenty);

    expect(ports.examples.all()).toEqual([
      {
        reason: 'no-consent',
        date: '2026-11-29',
        journeyId: 'cart',
        channel: 'email',
        profileIds: ['ann', 'bob'],
      },
    ]);
  });
});

describe('news of people', () => {
  const year = { from: '2026-01-01', to: '2026-12-31' };
  const news = (recordId: string, ...some: News[]) => {
    const body: ToldMessage = {
      v: 1,
      counts: [countOf(recordId, startMs, cart, { sent: 1 })],
      people: [{ profileId: 'ann', mergedFrom: [], news: some }],
    };
    return { recordId, body, attempts: 1 };
  };
  const batches = [
    [news('1', order('o1', 1990, 5)), news('2', goal('e1', cart, 5, 'o1'))],
    [news('3', refund('r1', 'o1', 500, 6))],
  ];
  const shown = async (tallies: ReturnType<typeof fakeTallies>) => [
    ...Object.values(await tallies.shop(year)),
    ...Object.values(await tallies.journey('cart', year)),
  ];
  const calm = async () => {
    const ports = fakePorts();
    const adds: number[] = [];
    const tallies = {
      ...ports.tallies,
      async add(counts: readonly Count[], zone: string) {
        adds.push(counts.length);
        await ports.tallies.add(counts, zone);
      },
    };
    for (const batch of batches) await createHandler({ ...ports, tallies })(batch, plenty);
    return { figures: await shown(ports.tallies), adds };
  };

  it('are counted together with all that was told, and what their ledger held before is added again first', async () => {
    const { figures, adds } = await calm();

    expect(figures).toEqual([
      {
        [keyOfRow({ channel: 'email' })]: { sent: 3, converted: 1 },
        [keyOfRow({})]: { orders: 1, 'revenue:EUR': 1490 },
      },
      { [keyOfRow(cart)]: { sent: 3, converted: 1, 'revenue:EUR': 1490 } },
    ]);
    expect(adds).toEqual([4, 2, 3]);
  });

  it('come to the same wherever the function dies, once their message has come again', async () => {
    const { figures } = await calm();
    for (let call = 0, died = true; died; call++)
      for (const moment of ['before', 'after'] as const) {
        const ports = fakePorts();
        const dying = crashing(ports, { call, moment });
        for (const batch of batches) {
          await createHandler(dying.ports)(batch, () => 0).catch(() => undefined);
          await createHandler(ports)(batch, plenty);
        }
        died = dying.state.dead;
        expect(await shown(ports.tallies)).toEqual(figures);
      }
  });
});
