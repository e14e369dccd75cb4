import type { S3Client } from '@aws-sdk/client-s3';
import type { WorkFiles } from '../../../core/archive/event-archive.ts';
import { s3Files } from './files.ts';

const FOLDER = 'work/';
const MOST_KEYS = 1000;

/** Files `work/…` beside the archive, which the bucket forgets after a day. */
export const s3WorkFiles = (client: S3Client, bucket: string): WorkFiles => {
  const files = s3Files(client, bucket);
  return {
    put: (name, rows) => files.write(`${FOLDER}${name}`, rows),
    async names(prefix) {
      const names: string[] = [];
      for (let after = '', more = true; more; ) {
        const page = await files.list(`${FOLDER}${prefix}`, after, MOST_KEYS);
        names.push(...page.map(({ key }) => key.slice(FOLDER.length)));
        after = page.at(-1)?.key ?? '';
        more = page.length === MOST_KEYS;
      }
      return names;
    },
    rows: (name) => files.read(`${FOLDER}${name}`),
    remove: (name) => files.remove(`${FOLDER}${name}`),
  };
};
