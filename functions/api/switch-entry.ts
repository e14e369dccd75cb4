import { contentHash } from '../../core/config/canonical.ts';
import { emptyHead, findEntry, placeOf, putEntry } from '../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type {
  DocumentByKind,
  DocumentKey,
  DocumentKind,
  EntryOf,
  PublishedEntry,
} from '../../core/config/documents.ts';
import { Conflict } from '../../core/errors.ts';

const ATTEMPTS = 5;

/**
 * Puts an entry into effect: its chunk first, then the head on condition of its revision. `decide` sees what is in effect
 * and may be asked again when somebody else was faster; `undefined` changes nothing. Throws Conflict after five lost races.
 */
export const switchEntry = async <K extends DocumentKind>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  decide: (before: EntryOf<K> | undefined) => Promise<EntryOf<K> | undefined>,
): Promise<EntryOf<K> | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await switchOnce(documents, key, decide);
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};

const switchOnce = async <K extends DocumentKind>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  decide: (before: EntryOf<K> | undefined) => Promise<EntryOf<K> | undefined>,
): Promise<EntryOf<K> | undefined> => {
  const head = (await documents.head()) ?? emptyHead;
  const hash = head.chunks[placeOf(head, key)];
  const held = hash === undefined ? [] : await documents.chunk(hash);
  const entry = await decide(findEntry(held, key) as EntryOf<K> | undefined);
  if (!entry) return undefined;
  const change = putEntry(head, held, entry as PublishedEntry);
  if (change.kind === 'same') return entry;
  await documents.putChunks(change.chunks);
  await documents.switchHead(change.head);
  return entry;
};

/**
 * The immutable version of this content: the latest one when it is the same (publishing twice, or again after a crash),
 * else a new one. `previous` is where a rollback will go. Throws Conflict when somebody else took the number.
 */
export const versionFor = async <K extends DocumentKind>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  ask: { document: DocumentByKind[K]; previous: number | undefined; by: string; nowMs: number },
): Promise<number> => {
  const latest = await documents.latestVersion(key);
  if (latest && contentHash(latest.document) === contentHash(ask.document)) return latest.version;
  const version = (latest?.version ?? 0) + 1;
  await documents.putVersion({
    kind: key.kind,
    id: key.id,
    version,
    document: ask.document,
    ...(ask.previous === undefined ? {} : { previous: ask.previous }),
    publishedAtMs: ask.nowMs,
    by: ask.by,
  });
  return version;
};
