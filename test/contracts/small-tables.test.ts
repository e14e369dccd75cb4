import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ShortLink } from '../../core/send/ports.ts';
import { dynamoBlockList } from '../../functions/adapters/dynamo/block-list.ts';
import { dynamoFirstTimes } from '../../functions/adapters/dynamo/first-times.ts';
import { dynamoFollowedLinks } from '../../functions/adapters/dynamo/followed-links.ts';
import { identityHash } from '../../functions/adapters/dynamo/identity-hash.ts';
import { dynamoShortLinks } from '../../functions/adapters/dynamo/short-links.ts';
import { dynamoSuppressions } from '../../functions/adapters/dynamo/suppressions.ts';
import { fakeFirstTimes } from '../support/fakes/first-times.ts';
import { fakeFollowedLinks } from '../support/fakes/followed-links.ts';
import { fakeShortLinks } from '../support/fakes/short-links.ts';
import { fakeSuppressions } from '../support/fakes/suppressions.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const clock = { now: () => nowMs };

const hash = () => identityHash(table.client, table.tableName);

describe.each([
  ['fake', fakeSuppressions],
  [
    'DynamoDB',
    () => ({
      ...dynamoSuppressions(table.client, table.tableName, hash()),
      ...dynamoBlockList(table.client, table.tableName, hash()),
    }),
  ],
])('suppressions, %s', (_, make) => {
  it('know an address of one channel and why', async () => {
    const suppressions = make();
    await suppressions.add('email', 'ann@example.com', 'complained', nowMs);

    expect(await suppressions.find('email', 'ann@example.com')).toEqual({
      reason: 'complained',
      atMs: nowMs,
    });
    expect(await suppressions.find('sms', 'ann@example.com')).toBeUndefined();
    expect(await suppressions.find('email', 'bob@example.com')).toBeUndefined();
  });

  it('are listed by when it happened, without what is only a no', async () => {
    const suppressions = make();
    await suppressions.add('email', 'eve@example.com', 'bounced', nowMs + 1);
    await suppressions.add('sms', '+491511234567', 'by-hand', nowMs + 3);
    await suppressions.add('email', 'fay@example.com', 'stopped', nowMs + 4);
    // What happened again stands where it happened last.
    await suppressions.add('email', 'gil@example.com', 'bounced', nowMs + 2);
    await suppressions.add('email', 'gil@example.com', 'complained', nowMs + 5);
    const sms = { channel: 'sms', address: '+491511234567', reason: 'by-hand', atMs: nowMs + 3 };
    const gil = { channel: 'email', address: 'gil@example.com', reason: 'complained', atMs: nowMs + 5 };
    const eve = { channel: 'email', address: 'eve@example.com', reason: 'bounced', atMs: nowMs + 1 };

    const first = await suppressions.list({ limit: 2 });
    const second = await suppressions.list({ limit: 2, cursor: first.cursor });

    expect(first.blocked).toEqual([gil, sms]);
    expect(second.blocked[0]).toEqual(eve);
  });

  it('keep her own no beside what happens to the address, and it alone when that is lifted', async () => {
    const suppressions = make();
    const known = () => suppressions.find('email', 'kim@example.com');
    await suppressions.add('email', 'kim@example.com', 'stopped', nowMs);
    await suppressions.add('email', 'kim@example.com', 'by-hand', nowMs + 60);
    await suppressions.add('email', 'kim@example.com', 'bounced', nowMs + 61);
    const bounced = { reason: 'bounced', atMs: nowMs + 61, stoppedAtMs: nowMs };
    expect(await known()).toEqual(bounced);
    expect((await suppressions.list({ limit: 1 })).blocked[0]?.address).toBe('kim@example.com');

    expect(await suppressions.lift('email', 'kim@example.com')).toEqual(bounced);
    expect(await known()).toEqual({ reason: 'stopped', atMs: nowMs });
    expect((await suppressions.list({ limit: 1 })).blocked[0]?.address).not.toBe('kim@example.com');

    expect(await suppressions.lift('email', 'kim@example.com')).toBeUndefined();
    expect(await known()).toEqual({ reason: 'stopped', atMs: nowMs });
  });

  it('keep a no that comes after what happened to the address, and the latest of several', async () => {
    const suppressions = make();
    await suppressions.add('email', 'lea@example.com', 'bounced', nowMs);
    await suppressions.add('email', 'lea@example.com', 'stopped', nowMs + 2);
    await suppressions.add('email', 'lea@example.com', 'stopped', nowMs + 1);

    await suppressions.lift('email', 'lea@example.com');
    expect(await suppressions.find('email', 'lea@example.com')).toEqual({
      reason: 'stopped',
      atMs: nowMs + 2,
    });
  });

  it('are put down where what stands then says so, however many write at once', async () => {
    const suppressions = make();
    const place = { channel: 'email', address: 'max@example.com' } as const;
    const put = (atMs: number) =>
      suppressions.addIf(place, { reason: 'stopped', atMs }, (seen) => (seen?.atMs ?? 0) < atMs);
    await Promise.all([put(nowMs + 1), put(nowMs + 3), put(nowMs + 2)]);
    await put(nowMs);

    expect(await suppressions.find('email', 'max@example.com')).toEqual({
      reason: 'stopped',
      atMs: nowMs + 3,
    });
  });

  it('are lifted, and gone from the list', async () => {
    const suppressions = make();
    await suppressions.add('email', 'ida@example.com', 'bounced', nowMs + 50);
    await suppressions.add('email', 'joy@example.com', 'bounced', nowMs + 40);

    expect(await suppressions.lift('email', 'ida@example.com')).toEqual({
      reason: 'bounced',
      atMs: nowMs + 50,
    });
    expect(await suppressions.find('email', 'ida@example.com')).toBeUndefined();
    expect(await suppressions.lift('email', 'ida@example.com')).toBeUndefined();
    expect((await suppressions.list({ limit: 1 })).blocked[0]?.address).toBe('joy@example.com');
    expect(await suppressions.nameOf('email', 'ida@example.com')).not.toContain('ida');
  });
});

describe.each([
  ['fake', () => fakeShortLinks(clock)],
  ['DynamoDB', () => dynamoShortLinks(table.client, table.tableName, clock)],
])('short links, %s', (_, make) => {
  const link: ShortLink = {
    id: 'abc',
    url: 'https://shop.example/cart?kaskad_cart=t',
    sendId: 's',
    profileId: 'p',
    enrollmentId: 'e',
    journeyId: 'j',
    channel: 'sms',
    expiresAtSeconds: nowMs / 1000 + 1,
  };

  it('are found until they expire', async () => {
    const links = make();
    await links.put(link);
    await links.put({ ...link, id: 'old', expiresAtSeconds: nowMs / 1000 });

    expect(await links.get('abc')).toEqual(link);
    expect(await links.get('old')).toBeUndefined();
    expect(await links.get('never')).toBeUndefined();
  });
});

describe.each([
  ['fake', fakeFirstTimes],
  ['DynamoDB', () => dynamoFirstTimes(table.client, table.tableName)],
])('first times: %s', (_, make) => {
  it('stand, each by itself', async () => {
    const times = make();
    const sendId = `first-${Math.random()}`;

    expect(await times.of(sendId, 'opened', 5)).toBe(5);
    expect(await times.of(sendId, 'opened', 3)).toBe(5);
    expect(await times.of(sendId, 'clicked', 9)).toBe(9);
    expect(await times.of(`${sendId}x`, 'opened', 7)).toBe(7);
  });
});

describe.each([
  ['fake', fakeFollowedLinks],
  ['DynamoDB', () => dynamoFollowedLinks(table.client, table.tableName)],
])('followed links, %s', (_, make) => {
  it('are counted once each, from the first one on, by mail', async () => {
    const followed = make();

    expect(await followed.note('s1', 'https://a.example', nowMs)).toEqual({ links: 1, sinceMs: 0 });
    expect(await followed.note('s1', 'https://a.example', nowMs + 500)).toEqual({ links: 1, sinceMs: 500 });
    expect(await followed.note('s1', 'https://b.example', nowMs + 900)).toEqual({ links: 2, sinceMs: 900 });
    expect(await followed.note('s2', 'https://b.example', nowMs + 900)).toEqual({ links: 1, sinceMs: 0 });
    expect(await followed.note('s1', 'https://c.example', nowMs - 50)).toEqual({ links: 3, sinceMs: 0 });
  });
});
