import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Local } from '../../../local/contract.ts';
import { clientConfig, freshFixture, localCall, startFixture } from '../support/fixture.ts';

const Bucket = 'shopengine-files';

const bucketOf = (local: Local) => {
  const client = new S3Client(clientConfig(local));
  const list = async (ask: object = {}) => client.send(new ListObjectsV2Command({ Bucket, ...ask }));
  const read = async (Key: string) =>
    Buffer.from(
      (await (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray()) ?? [],
    );
  const keys = async (ask: object = {}) => ((await list(ask)).Contents ?? []).map(({ Key = '' }) => Key);
  const put = (Key: string, Body: string | Uint8Array) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body }));
  return { client, list, keys, read, put };
};

const file = (local: Local, no: number) =>
  new EventBridgeClient(clientConfig(local)).send(
    new PutEventsCommand({
      Entries: [{ EventBusName: 'shop', Source: 'filed', DetailType: 'x', Detail: JSON.stringify({ no }) }],
    }),
  );

const linesOf = (bytes: Uint8Array) =>
  gunzipSync(bytes)
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).detail.no);

describe('a bucket', () => {
  const local = freshFixture();

  it('gives back the very bytes, lists in pages by prefix, and forgets what is deleted', async () => {
    const { client, list, keys, read, put } = bucketOf(local());
    const bytes = Buffer.from([0, 255, 128, 10]);
    for (const name of ['b', 'a & <b>', 'ü']) await put(`work/${name}`, bytes);
    await put('other', 'text');

    expect(await read('work/a & <b>')).toEqual(bytes);
    expect(await keys({ Prefix: 'work/' })).toEqual(['work/a & <b>', 'work/b', 'work/ü']);
    const page = await list({ Prefix: 'work/', MaxKeys: 2 });
    expect(page).toMatchObject({ IsTruncated: true, KeyCount: 2 });
    expect(page.Contents?.[0]).toMatchObject({ Size: 4 });
    expect(await keys({ Prefix: 'work/', ContinuationToken: page.NextContinuationToken })).toEqual([
      'work/ü',
    ]);
    expect(await keys({ Prefix: 'work/', StartAfter: 'work/b' })).toEqual(['work/ü']);

    await client.send(new DeleteObjectCommand({ Bucket, Key: 'work/b' }));
    await expect(read('work/b')).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });
});

describe('a delivery stream', () => {
  const local = freshFixture();

  it('writes a gzipped file of lines a quarter of an hour after the first, under the day of that', async () => {
    const { keys, read } = bucketOf(local());
    await local().clock.set(
      `${new Date(local().clock.nowMs() + 86_400_000).toISOString().slice(0, 10)}T23:55:00Z`,
    );
    const day = new Date(local().clock.nowMs()).toISOString().slice(0, 10).replaceAll('-', '/');
    await file(local(), 1);
    await local().clock.advance('PT10M');
    await file(local(), 2);
    expect(await keys()).toEqual([]);

    await local().clock.advance('PT5M');

    const [key = ''] = await keys();
    expect(key).toMatch(new RegExp(`^events/${day}/shop-files-1-.+\\.gz$`));
    expect(linesOf(await read(key))).toEqual([1, 2]);
  });

  it('writes what waits when somebody waits for idle', async () => {
    const { keys, read } = bucketOf(local());
    const before = await keys();
    await file(local(), 3);

    await localCall(local(), 'GET', 'idle');

    const [key = ''] = (await keys()).filter((one) => !before.includes(one));
    expect(linesOf(await read(key))).toEqual([3]);
  });
});

describe('--data', () => {
  let data = '';
  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'kaskad-'));
  });
  afterAll(() => rm(data, { recursive: true }));

  it('keeps objects over a restart, what waited in streams included', async () => {
    const first = await startFixture({ data });
    await bucketOf(first).put('work/a b', 'text');
    await file(first, 4);
    await first.stop();

    const second = await startFixture({ data });
    const { keys, read } = bucketOf(second);
    expect(await keys()).toEqual([expect.stringMatching(/^events\//), 'work/a b']);
    expect((await read('work/a b')).toString()).toBe('text');
    await second.stop();
  });
});
