import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventArchive, WorkFiles } from '../../core/archive/event-archive.ts';
import type { EventEnvelope } from '../../core/event/event.ts';
import { s3EventArchive } from '../../functions/adapters/s3/event-archive.ts';
import { s3WorkFiles } from '../../functions/adapters/s3/work-files.ts';
import { fakeEventArchive, fakeWorkFiles } from '../support/fakes/event-archive.ts';
import { BUCKET, startS3 } from '../support/s3.ts';

const T0 = Date.parse('2026-03-02T23:50:00Z');
const MINUTE = 60_000;

const entry = (no: number, receivedAtMs: number, who = 'ann'): EventEnvelope => ({
  v: 1,
  entryId: `e${no}`,
  receivedAtMs,
  source: 'web',
  trust: 'public',
  keyId: 'local-web',
  mayStateConsent: false,
  events: [who, 'bob'].map((userId) => ({
    type: 'track',
    event: 'Product Viewed',
    messageId: `m${no}-${userId}`,
    atMs: receivedAtMs,
    source: 'web',
    userId,
    properties: { note: 'a } { "b": {"c"}' },
  })),
});

/** Around midnight; the last one reached the archive a day late. */
const entries = [0, 10, 20, 30, 40].map((minute, no) => entry(no, T0 + minute * MINUTE));
const idsOf = (envelopes: readonly EventEnvelope[]) => envelopes.map(({ entryId }) => entryId).sort();

const readAll = async (archive: EventArchive, fromMs: number, toMs: number) => {
  const all: EventEnvelope[] = [];
  for (let cursor: string | undefined, more = true; more; ) {
    const page = await archive.page(fromMs, toMs, cursor);
    all.push(...page.envelopes);
    cursor = page.cursor;
    more = cursor !== undefined;
  }
  return all;
};

const contract = (make: () => Promise<EventArchive>) => {
  it('gives back entries as they stood on the bus, by when they came in', async () => {
    const archive = await make();

    expect(await readAll(archive, T0, T0 + 60 * MINUTE)).toEqual(entries);
    expect(idsOf(await readAll(archive, T0 + 10 * MINUTE, T0 + 30 * MINUTE))).toEqual(['e1', 'e2']);
    expect(await readAll(archive, T0 - 60 * MINUTE, T0)).toEqual([]);
  });

  it('says what a stretch weighs', async () => {
    const archive = await make();

    expect(await archive.bytes(T0, T0 + 60 * MINUTE)).toBeGreaterThan(0);
  });

  it('leaves out what is to be gone, for good, and may be told again', async () => {
    const archive = await make();
    const compact = async (who: string) => {
      let sum = 0;
      for (let cursor: string | undefined, more = true; more; ) {
        const { removed, cursor: next } = await archive.compact(
          async () => (event) => event.userId === who,
          cursor,
        );
        sum += removed;
        cursor = next;
        more = next !== undefined;
      }
      return sum;
    };

    expect([await compact('ann'), await compact('ann')]).toEqual([5, 0]);
    const left = await readAll(archive, T0, T0 + 60 * MINUTE);
    expect(left).toEqual(entries.map((one) => ({ ...one, events: one.events.slice(1) })));

    expect(await compact('bob')).toBe(5);
    expect(await readAll(archive, T0, T0 + 60 * MINUTE)).toEqual([]);
  });
};

const workContract = (make: () => Promise<WorkFiles>) => {
  it('gives back what was laid aside, by name, until it is taken away', async () => {
    const files = await make();
    await files.put('job/2/b', [{ a: 1 }, 'x']);
    await files.put('job/2/a', [1]);
    await files.put('job/2/a', [2, 3]);
    await files.put('job/3/a', []);

    expect(await files.names('job/2/')).toEqual(['job/2/a', 'job/2/b']);
    expect(await files.rows('job/2/a')).toEqual([2, 3]);
    expect(await files.rows('job/2/b')).toEqual([{ a: 1 }, 'x']);
    expect(await files.rows('job/3/a')).toEqual([]);
    await files.remove('job/2/a');
    expect(await files.names('job/2/')).toEqual(['job/2/b']);
  });
};

describe('the fake archive', () => {
  contract(async () => fakeEventArchive(structuredClone(entries)));
  workContract(async () => fakeWorkFiles());
});

describe('the archive in S3', () => {
  let s3: Awaited<ReturnType<typeof startS3>>;
  beforeAll(async () => {
    s3 = await startS3();
  });
  afterAll(() => s3.stop());

  const onBus = (detail: EventEnvelope, source = `shop.${detail.source}`) =>
    JSON.stringify({ version: '0', id: detail.entryId, 'detail-type': 'events', source, detail });
  const file = (day: string, name: string, text: string) =>
    s3.put(`events/${day}/stream-1-${name}.gz`, gzipSync(text));
  const fill = async () => {
    const [a = '', b = '', c = '', d = '', e = ''] = entries.map((one) => onBus(one));
    file('2026/03/02', '2026-03-02-23-50-00-x', `${a}\n${b}\n`);
    // Without a line between, as Firehose writes where nobody asks for one.
    file('2026/03/03', '2026-03-03-00-10-00-y', `${c}${d}`);
    file(
      '2026/03/04',
      '2026-03-04-00-20-00-z',
      `${e}\nno json\n${onBus({ ...entry(9, T0), trust: 'internal' })}\n`,
    );
    return s3EventArchive(s3.client, BUCKET);
  };

  contract(fill);
  workContract(async () => s3WorkFiles(s3.client, BUCKET));

  it('keeps no file of which nothing is left', async () => {
    const archive = await fill();
    for (let cursor: string | undefined, more = true; more; ) {
      cursor = (await archive.compact(async () => () => true, cursor)).cursor;
      more = cursor !== undefined;
    }

    expect(s3.keys().filter((key) => key.startsWith('events/'))).toEqual([]);
  });
});
