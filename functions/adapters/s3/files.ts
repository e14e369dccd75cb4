import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { packLines, unpackLines } from './packed-lines.ts';

export interface FileName {
  key: string;
  bytes: number;
}

/** Files of one bucket that hold JSON lines. */
export interface Files {
  /** Up to `most` after a key, in the order of keys. */
  list(prefix: string, after: string, most: number): Promise<FileName[]>;
  read(key: string): Promise<unknown[]>;
  write(key: string, rows: readonly unknown[]): Promise<void>;
  remove(key: string): Promise<void>;
}

export const s3Files = (client: S3Client, Bucket: string): Files => ({
  async list(Prefix, after, MaxKeys) {
    const command = new ListObjectsV2Command({
      Bucket,
      Prefix,
      MaxKeys,
      ...(after && { StartAfter: after }),
    });
    const { Contents = [] } = await client.send(command);
    return Contents.map(({ Key: key = '', Size: bytes = 0 }) => ({ key, bytes }));
  },
  async read(Key) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return unpackLines((await Body?.transformToByteArray()) ?? new Uint8Array());
  },
  async write(Key, rows) {
    await client.send(new PutObjectCommand({ Bucket, Key, Body: await packLines(rows) }));
  },
  async remove(Key) {
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
  },
});
