import { DeleteObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Ports } from './handler.ts';

/** What lies in the bucket, a thousand objects at a time as S3 lists and deletes them. */
export const storedIn = (client: S3Client, Bucket: string): Pick<Ports, 'stored' | 'remove'> => ({
  async stored() {
    try {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.flatMap(({ Key }) => Key ?? []);
    } catch (error) {
      // Somebody has deleted it by hand: the stack may go all the same.
      if ((error as Error).name === 'NoSuchBucket') return [];
      throw error;
    }
  },
  async remove(names) {
    const Delete = { Objects: names.map((Key) => ({ Key })), Quiet: true };
    const { Errors: [first] = [] } = await client.send(new DeleteObjectsCommand({ Bucket, Delete }));
    if (first) throw new Error(`${first.Key} stays: ${first.Message ?? first.Code}`);
  },
});
