import type { S3Client } from '@aws-sdk/client-s3';
import type { EventArchive, JudgeEvents } from '../../../core/archive/event-archive.ts';
import { DAY_MS, HOUR_MS } from '../../../core/duration.ts';
import type { EventEnvelope } from '../../../core/event/event.ts';
import { type FileName, type Files, s3Files } from './files.ts';

const FOLDER = 'events/';
/** A file bears the time of its oldest record and is closed a quarter of an hour later. */
const LONGEST_FILE_MS = HOUR_MS;
/** The bus tries for a day to hand an entry over. */
const LATEST_MS = DAY_MS;
const MOST_KEYS = 1000;

/** What the bus wraps around an envelope, as far as it is looked at. */
interface BusRecord {
  source?: unknown;
  detail?: EventEnvelope;
}

const dayOf = (ms: number): string =>
  `${FOLDER}${new Date(ms).toISOString().slice(0, 10).replaceAll('-', '/')}/`;

/** Only Kaskad's own source speaks for Kaskad, as when the entry is folded. */
const isWhole = ({ source, detail }: BusRecord): boolean =>
  detail?.v === 1 &&
  typeof detail.receivedAtMs === 'number' &&
  Array.isArray(detail.events) &&
  (detail.trust !== 'internal' || source === 'kaskad');

/** Files `events/yyyy/mm/dd/…`, as Firehose writes them: bus entries as JSON lines, gzipped. A page is a file. */
export const s3EventArchive = (client: S3Client, bucket: string): EventArchive => {
  const files = s3Files(client, bucket);
  return {
    async page(fromMs, toMs, cursor) {
      const [file, next] = await filesOf(files, fromMs, toMs, cursor, 2);
      if (!file) return { envelopes: [] };
      const records = (await files.read(file.key)) as BusRecord[];
      const envelopes = records
        .filter(isWhole)
        .flatMap(({ detail }) => detail ?? [])
        .filter(({ receivedAtMs }) => receivedAtMs >= fromMs && receivedAtMs < toMs);
      return { envelopes, ...(next && { cursor: file.key }) };
    },

    async bytes(fromMs, toMs) {
      let sum = 0;
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await filesOf(files, fromMs, toMs, cursor, MOST_KEYS);
        sum += page.reduce((total, { bytes }) => total + bytes, 0);
        cursor = page.at(-1)?.key;
        more = page.length === MOST_KEYS;
      }
      return sum;
    },

    async compact(judge, cursor = '') {
      const [file] = await files.list(FOLDER, cursor, 1);
      if (!file) return { removed: 0 };
      return { removed: await rewrite(files, file.key, judge), cursor: file.key };
    },
  };
};

/** Files after the cursor in which something of this stretch may lie. */
const filesOf = async (
  files: Files,
  fromMs: number,
  toMs: number,
  cursor: string | undefined,
  most: number,
): Promise<FileName[]> => {
  const found = await files.list(FOLDER, cursor ?? dayOf(fromMs - LONGEST_FILE_MS), most);
  const end = dayOf(toMs + LATEST_MS);
  return found.filter(({ key }) => key < end || key.startsWith(end));
};

/** An entry of which nothing is left goes too; what is no entry goes with it: nobody could say whose it is. */
const rewrite = async (files: Files, key: string, judge: JudgeEvents): Promise<number> => {
  const records = ((await files.read(key)) as BusRecord[]).filter(isWhole);
  const leavesOut = await judge(records.flatMap(({ detail }) => detail ?? []));
  let removed = 0;
  const kept = records.flatMap((record) => {
    const { detail } = record;
    if (!detail) return [];
    const events = detail.events.filter((event) => !leavesOut(event));
    removed += detail.events.length - events.length;
    return events.length === 0 ? [] : [{ ...record, detail: { ...detail, events } }];
  });
  if (removed === 0) return 0;
  await (kept.length === 0 ? files.remove(key) : files.write(key, kept));
  return removed;
};
