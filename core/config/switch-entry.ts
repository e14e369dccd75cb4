import { Conflict } from '../errors.ts';
import { contentHash } from './canonical.ts';
import { emptyHead, findEntry, placeOf, putEntry, removeEntry } from './chunks.ts';
import type { ConfigDocuments } from './config-documents.ts';
import type { DocumentByKind, DocumentKey, DocumentKind, EntryOf, PublishedEntry } from './documents.ts';

const ATTEMPTS = 5;

/** What is to be in effect of a document; `leave` changes nothing and says why. */
export type Decision<K extends DocumentKind, L> =
  | { kind: 'put'; entry: EntryOf<K> }
  | { kind: 'take-out' }
  | { kind: 'leave'; answer: L };

/** What was in effect and what is; the two are the same where there was nothing to do. */
export type Switched<K extends DocumentKind, L> =
  | { kind: 'switched'; before?: EntryOf<K>; after?: EntryOf<K>; isNew: boolean }
  | { kind: 'left'; answer: L };

type Decide<K extends DocumentKind, L> = (before: EntryOf<K> | undefined) => Promise<Decision<K, L>>;

/**
 * Puts an entry into effect, or takes it out: its chunk first, then the head on condition of its revision. `decide` sees what
 * is in effect and may be asked again when somebody else was faster: whatever it reads of what is in effect still holds
 * when the head is switched. Throws Conflict after five lost races.
 */
export const switchEntry = async <K extends DocumentKind, L>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  decide: Decide<K, L>,
): Promise<Switched<K, L>> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await switchOnce(documents, key, decide);
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === ATTEMPTS) throw error;
    }
  }
};

const switchOnce = async <K extends DocumentKind, L>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  decide: Decide<K, L>,
): Promise<Switched<K, L>> => {
  const head = (await documents.head()) ?? emptyHead;
  const hash = head.chunks[placeOf(head, key)];
  const held = hash === undefined ? [] : await documents.chunk(hash);
  const before = findEntry(held, key) as EntryOf<K> | undefined;
  const decision = await decide(before);
  if (decision.kind === 'leave') return { kind: 'left', answer: decision.answer };
  const after = decision.kind === 'put' ? decision.entry : undefined;
  const change = after ? putEntry(head, held, after as PublishedEntry) : removeEntry(head, held, key);
  const isNew = change.kind === 'changed';
  if (isNew) {
    await documents.putChunks(change.chunks);
    await documents.switchHead(change.head);
  }
  return { kind: 'switched', ...(before && { before }), ...(after && { after }), isNew };
};

/**
 * The immutable version of this content: the latest one when it is the same (publishing twice, or again after a crash),
 * else a new one. `previous` is where a rollback will go. Throws Conflict when somebody else took the number.
 */
export const versionFor = async <K extends DocumentKind>(
  documents: ConfigDocuments,
  key: DocumentKey<K>,
  ask: {
    document: DocumentByKind[K];
    previous: number | undefined;
    by: string;
    why?: string | undefined;
    nowMs: number;
  },
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
    ...(ask.why === undefined ? {} : { why: ask.why }),
  });
  return version;
};
