import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { beforeEach, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { storedIn } from '../../../functions/publish-console/stored.ts';

const s3 = mockClient(S3Client);
beforeEach(() => {
  s3.reset();
});
const bucket = () => storedIn(new S3Client({}), 'files');

it('names what lies in the bucket, and nothing where somebody has deleted it', async () => {
  s3.on(ListObjectsV2Command, { Bucket: 'files' }).resolves({ Contents: [{ Key: 'index.html' }] });
  expect(await bucket().stored()).toEqual(['index.html']);

  s3.on(ListObjectsV2Command).resolves({});
  expect(await bucket().stored()).toEqual([]);
  s3.on(ListObjectsV2Command).rejects(Object.assign(new Error('gone'), { name: 'NoSuchBucket' }));
  expect(await bucket().stored()).toEqual([]);
  s3.on(ListObjectsV2Command).rejects(Object.assign(new Error('no'), { name: 'AccessDenied' }));
  await expect(bucket().stored()).rejects.toThrow('no');
});

it('removes what is named, and says so where an object stays although S3 has answered', async () => {
  s3.on(DeleteObjectsCommand).resolves({});
  await bucket().remove(['a', 'b']);
  expect(s3.commandCalls(DeleteObjectsCommand)[0]?.args[0].input).toEqual({
    ...{ Bucket: 'files', Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }], Quiet: true } },
  });

  s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'b', Message: 'Access Denied' }] });
  await expect(bucket().remove(['a', 'b'])).rejects.toThrow('b stays: Access Denied');
});
