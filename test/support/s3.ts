import { createServer } from 'node:http';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Service } from '../../local/aws/s3.ts';
import { awsListener } from '../../local/aws/server.ts';
import { listen } from '../../local/http/listen.ts';
import { createBuckets } from '../../local/store/buckets.ts';

export const BUCKET = 'archive';

/** The local run's S3 with one bucket, for a plain client. */
export const startS3 = async () => {
  const buckets = createBuckets([`arn:aws:s3:::${BUCKET}`]);
  const s3 = s3Service({ buckets, names: [BUCKET], meter: () => undefined });
  const { url, stop } = await listen(createServer(awsListener(new Map([['s3', s3]]))), 0);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new S3Client({ endpoint: url, region: 'eu-central-1', credentials, maxAttempts: 1 });
  return {
    client,
    keys: () => buckets.keys(`arn:aws:s3:::${BUCKET}`),
    put: (key: string, bytes: Uint8Array) => buckets.put(`arn:aws:s3:::${BUCKET}`, key, bytes),
    async stop() {
      client.destroy();
      await stop();
    },
  };
};
