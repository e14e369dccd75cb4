import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Objects of all buckets, by bucket ARN and key. */
export interface Buckets {
  put(bucketArn: string, key: string, bytes: Uint8Array): void;
  get(bucketArn: string, key: string): Uint8Array | undefined;
  delete(bucketArn: string, key: string): void;
  /** In the order of the keys' bytes, as S3 lists them. */
  keys(bucketArn: string): string[];
  sizeOf(bucketArn: string, key: string): number;
}

/** In memory, or as files of a folder: one folder a bucket, one file an object, its name the encoded key. */
export function createBuckets(bucketArns: readonly string[], folder?: string): Buckets {
  const buckets = new Map(bucketArns.map((arn) => [arn, new Map<string, Uint8Array>()]));
  const filesOf = (arn: string) => join(folder ?? '', 'buckets', arn.split(':').at(-1) ?? '');
  const fileOf = (arn: string, key: string) => join(filesOf(arn), encodeURIComponent(key));
  const bucketOf = (arn: string) => {
    const bucket = buckets.get(arn);
    if (!bucket) throw new Error(`The local run has no bucket ${arn}`);
    return bucket;
  };
  if (folder !== undefined)
    for (const [arn, bucket] of buckets) {
      mkdirSync(filesOf(arn), { recursive: true });
      for (const name of readdirSync(filesOf(arn)))
        bucket.set(decodeURIComponent(name), readFileSync(join(filesOf(arn), name)));
    }
  return {
    put(arn, key, bytes) {
      bucketOf(arn).set(key, bytes);
      if (folder !== undefined) writeFileSync(fileOf(arn, key), bytes);
    },
    get: (arn, key) => bucketOf(arn).get(key),
    delete(arn, key) {
      bucketOf(arn).delete(key);
      if (folder !== undefined) rmSync(fileOf(arn, key), { force: true });
    },
    keys: (arn) => [...bucketOf(arn).keys()].sort(),
    sizeOf: (arn, key) => bucketOf(arn).get(key)?.length ?? 0,
  };
}
