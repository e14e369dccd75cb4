import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { log } from '../runtime/log.ts';
import { readEnv } from '../runtime/read-env.ts';
import { publishConsoleEnv } from './env.ts';
import { createHandler } from './handler.ts';
import { storedIn } from './stored.ts';

/** Where Lambda unpacks the layer. */
const LAYER = '/opt';
const { BUCKET_NAME: Bucket } = readEnv(publishConsoleEnv);
const s3 = new S3Client({});

export const handler = createHandler({
  files: async () =>
    (await readdir(LAYER, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(LAYER, join(parentPath, name))),
  read: (name) => readFile(join(LAYER, name)),
  put: async (Key, Body, headers) =>
    void (await s3.send(new PutObjectCommand({ Bucket, Key, Body, ...headers }))),
  ...storedIn(s3, Bucket),
  answer: async (url, body) => {
    // A signed address: a type that was not signed with it is refused.
    const answer = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' } });
    if (!answer.ok) throw new Error(`CloudFormation answered ${answer.status}`);
  },
  tell: (error) => log.error('console not copied', { error }),
});
