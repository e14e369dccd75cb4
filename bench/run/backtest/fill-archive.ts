import { createServer } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { s3Files } from '../../../functions/adapters/s3/files.ts';
import { s3Service } from '../../../local/aws/s3.ts';
import { awsListener } from '../../../local/aws/server.ts';
import { listen } from '../../../local/http/listen.ts';
import { createBuckets } from '../../../local/store/buckets.ts';

export const BUCKET = 'archive';
const QUARTER_MS = 15 * 60_000;

/** The local run's S3 and a plain client of it. */
export const startBucket = async () => {
  const buckets = createBuckets([`arn:aws:s3:::${BUCKET}`]);
  const s3 = s3Service({ buckets, names: [BUCKET], meter: () => undefined });
  const { url, stop } = await listen(createServer(awsListener(new Map([['s3', s3]]))), 0);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { client: new S3Client({ endpoint: url, region: 'eu-central-1', credentials }), stop };
};

/** One file a quarter of an hour, as Firehose writes them. Answers how many. */
export const fillArchive = async (client: S3Client, entries: readonly EventEnvelope[]): Promise<number> => {
  const files = s3Files(client, BUCKET);
  const quarters = Map.groupBy(entries, ({ receivedAtMs }) => Math.floor(receivedAtMs / QUARTER_MS));
  for (const [quarter, some] of quarters) {
    const at = new Date(quarter * QUARTER_MS).toISOString();
    const records = some.map((detail) => ({ version: '0', source: `shop.${detail.source}`, detail }));
    await files.write(`events/${at.slice(0, 10).replaceAll('-', '/')}/archive-1-${at}.gz`, records);
  }
  return quarters.size;
};
