import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';
import { localOnly } from '../support/target.ts';

localOnly.describe('the archive', () => {
  let local: LocalKaskad;
  let kaskad: KaskadClient;
  let s3: S3Client;

  beforeAll(async () => {
    local = await startLocalKaskad();
    kaskad = new KaskadClient(local.url);
    const { region, credentials } = local.dynamodb;
    s3 = new S3Client({ endpoint: local.awsUrl, region, credentials });
  }, 60_000);
  afterAll(async () => {
    s3.destroy();
    await local.stop();
  });

  const files = async () => {
    const Bucket = 'kaskad-dev-data-archivebucket';
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'events/' }));
    const read = async (Key = '') => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return gunzipSync((await Body?.transformToByteArray()) ?? '').toString('utf8');
    };
    return Promise.all(Contents.map(({ Key }) => read(Key)));
  };

  it('holds bus entries as they are, and nothing of somebody erased a week after', async () => {
    const [ann, bob] = [await newShopper(kaskad, 'ann'), await newShopper(kaskad, 'bob')];
    await Promise.all([ann.adds('p1'), bob.adds('p1')]);
    const annId = (await ann.view()).id;
    expect((await kaskad.admin('POST', `/v1/profiles/${annId}/opt-out`, {})).status).toBe(202);
    await kaskad.idle();
    const before = (await files()).join('');
    for (const part of [ann.email, ann.userId, annId, bob.email]) expect(before).toContain(part);
    for (const line of before.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ 'detail-type': 'events', detail: { v: 1, events: [{}] } });

    expect((await kaskad.admin('POST', `/v1/profiles/${annId}/erase`)).status).toBe(200);
    await kaskad.idle();
    await kaskad.advance('P8D');
    await kaskad.idle();

    const after = (await files()).join('');
    for (const part of [ann.email, ann.userId, ann.phone, annId]) expect(after).not.toContain(part);
    for (const part of [bob.email, bob.userId]) expect(after).toContain(part);
  }, 60_000);
});
