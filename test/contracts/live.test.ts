import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LiveEntry, LiveTeller, LiveView } from '../../core/live/live.ts';
import { dynamoConfigDocuments } from '../../functions/adapters/dynamo/config-documents.ts';
import { dynamoLiveTeller } from '../../functions/adapters/dynamo/live/live-teller.ts';
import { dynamoLiveView } from '../../functions/adapters/dynamo/live/live-view.ts';
import { dynamoWatch } from '../../functions/adapters/dynamo/live/watch.ts';
import { fakeLive } from '../support/fakes/live.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const startMs = Date.parse('2026-03-02T09:00:00Z');
let days = 0;

interface Rig {
  view: LiveView;
  teller: LiveTeller;
  warned: unknown[];
  passes(ms: number): void;
}

/** Each on a day of its own: they share a table. */
const real = (limit = { atOnce: 30, perSecond: 10 }): Rig => {
  let nowMs = startMs + ++days * 86_400_000;
  const clock = { now: () => nowMs };
  const warned: unknown[] = [];
  const { client, tableName } = table;
  const teller = dynamoLiveTeller({ client, tableName, clock, limit, warn: (error) => warned.push(error) });
  return {
    view: dynamoLiveView(client, tableName, clock),
    teller,
    warned,
    passes(ms) {
      nowMs += ms;
    },
  };
};

const fake = (): Rig => {
  const live = fakeLive({ now: () => startMs });
  return { view: live, teller: live, warned: [], passes: () => undefined };
};

const event = (name: string): LiveEntry => ({
  ...{ kind: 'event', atMs: startMs, name, source: 'web', sourceId: 'demo', profileId: 'p' },
});
const refusal: LiveEntry = { kind: 'refused', atMs: startMs, reason: 'unknown-key', fields: [] };
const tell = ({ teller }: Rig, ...entries: LiveEntry[]) => teller.tell({ entries, sightings: [] });
const names = (entries: readonly LiveEntry[]) => entries.map(({ name, kind }) => name ?? kind);

describe.each([
  ['fake', fake],
  ['DynamoDB', real],
])('the view of what comes in, %s', (_, make) => {
  it('is read on from where somebody was, each entry once', async () => {
    const rig = make();
    const first = await rig.view.page(undefined);
    expect(first).toMatchObject({ entries: [], notShown: 0 });

    await tell(rig, event('A'), event('B'));
    rig.passes(20);
    await tell(rig, refusal);
    rig.passes(1_100);
    const second = await rig.view.page(first.cursor);
    await tell(rig, event('C'));
    rig.passes(1_100);
    const third = await rig.view.page(second.cursor);

    expect(names(second.entries)).toEqual(['A', 'B', 'refused']);
    expect(second.entries).toEqual([event('A'), event('B'), refusal]);
    expect(names(third.entries)).toEqual(['C']);
    expect((await rig.view.page(third.cursor)).entries).toEqual([]);
    expect(names((await rig.view.page(undefined)).entries)).toEqual(['A', 'B', 'refused', 'C']);
  });

  it('knows what each source was seen to do', async () => {
    const { teller, view } = make();
    await teller.tell({
      entries: [],
      sightings: [
        { sourceId: 'shop', check: 'price' },
        { sourceId: 'shop', check: 'currency', fault: 'no-currency' },
        { sourceId: 'till', check: 'taken' },
      ],
    });

    expect([...(await view.sightings('shop')).keys()].sort()).toEqual(['currency!no-currency', 'price']);
    expect([...(await view.sightings('till')).keys()]).toEqual(['taken']);
    expect((await view.sightings('nobody')).size).toBe(0);
  });

  it('takes no cursor of anywhere else', async () => {
    await expect(make().view.page('yesterday')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('the view in the table', () => {
  it('loses nothing that is written while somebody reads, over minutes', async () => {
    const rig = real({ atOnce: 1_000, perSecond: 1_000 });
    let cursor = (await rig.view.page(undefined)).cursor;
    const seen: string[] = [];
    for (let no = 0; no < 60; no++) {
      await tell(rig, event(`E${no}`));
      rig.passes(2_500);
      if (no % 3 > 0) continue;
      const page = await rig.view.page(cursor);
      seen.push(...names(page.entries));
      cursor = page.cursor;
    }
    rig.passes(2_000);
    seen.push(...names((await rig.view.page(cursor)).entries));

    expect(seen).toEqual(Array.from({ length: 60 }, (_one, no) => `E${no}`));
  });

  it('hands much out in pages, in order', async () => {
    const rig = real({ atOnce: 10_000, perSecond: 1_000 });
    let { cursor } = await rig.view.page(undefined);
    for (let no = 0; no < 120; no++) {
      await tell(rig, ...Array.from({ length: 5 }, () => event(`E${no}`)));
      rig.passes(5);
    }
    rig.passes(2_000);
    const seen: string[] = [];
    for (let pages = 0; pages < 20; pages++) {
      const page = await rig.view.page(cursor);
      expect(page.entries.length).toBeLessThanOrEqual(305);
      seen.push(...names(page.entries));
      cursor = page.cursor;
    }

    expect(seen).toEqual(Array.from({ length: 600 }, (_one, no) => `E${Math.floor(no / 5)}`));
  });

  it('shows so many, and says how many it did not', async () => {
    const rig = real({ atOnce: 3, perSecond: 1 });
    await tell(rig, ...['A', 'A', 'A', 'A', 'B'].map(event));
    await tell(rig, event('C'));
    rig.passes(1_000);
    await tell(rig, event('D'));
    rig.passes(1_100);

    const { entries, notShown } = await rig.view.page(undefined);
    expect(names(entries)).toEqual(['A', 'A', 'B', 'D']);
    expect(notShown).toBe(3);
  });

  it('puts what is seen again and again down once in a quarter of a minute', async () => {
    const rig = real();
    const sightings = [{ sourceId: `again-${days}`, check: 'price' as const }];
    const lastMs = async () => (await rig.view.sightings(`again-${days}`)).get('price') ?? 0;
    await rig.teller.tell({ entries: [], sightings });
    const first = await lastMs();
    rig.passes(14_000);
    await rig.teller.tell({ entries: [], sightings });
    expect(await lastMs()).toBe(first);
    rig.passes(1_000);
    await rig.teller.tell({ entries: [], sightings });

    expect(await lastMs()).toBe(first + 15_000);
  });

  it('warns of what it cannot write, and throws nothing', async () => {
    const warned: unknown[] = [];
    const teller = dynamoLiveTeller({
      ...{ client: table.client, tableName: 'no-such-table', clock: { now: () => startMs } },
      ...{ limit: { atOnce: 1, perSecond: 1 }, warn: (error: unknown) => void warned.push(error) },
    });
    await teller.tell({ entries: [event('A')], sightings: [{ sourceId: 's', check: 'price' }] });

    expect(warned).toHaveLength(2);
  });
});

describe('the mark of who watches', () => {
  it('lies in the head, survives what is published, and never comes earlier', async () => {
    const { client, tableName } = table;
    const watch = dynamoWatch(client, tableName);
    const documents = dynamoConfigDocuments(client, tableName);
    await watch.keepOn(5);
    expect(await watch.untilMs()).toBe(0);

    await documents.switchHead({ revision: 1, chunks: { '': 'a' } });
    await watch.keepOn(7_000);
    await watch.keepOn(5_000);
    await documents.switchHead({ revision: 2, chunks: { '': 'b' } });

    expect(await watch.untilMs()).toBe(7_000);
    expect(await documents.head()).toEqual({ revision: 2, chunks: { '': 'b' }, watchedUntilMs: 7_000 });
  });
});
