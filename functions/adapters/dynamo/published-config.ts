import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import {
  type EditableConfig,
  type InEffect,
  inEffectOf,
  withCareful,
} from '../../../core/config/in-effect.ts';
import { soundEntries } from '../../../core/config/sound-entries.ts';
import { Invalid } from '../../../core/errors.ts';
import { builtInJourney } from '../../../core/journey/built-in/index.ts';
import { compileJourney } from '../../../core/journey/compile.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { skipped } from './skipped.ts';

/** What can be used of a chunk; undefined when it cannot be read at all. The rest is told and left out. */
const soundChunk = async (
  documents: Pick<ConfigDocuments, 'chunk'>,
  hash: string,
): Promise<PublishedEntry[] | undefined> => {
  try {
    const { entries, unsound } = soundEntries(await documents.chunk(hash));
    for (const { document, path } of unsound) skipped(document, path);
    return entries;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    skipped(`chunk/${hash}`, 'cannot be read');
    return undefined;
  }
};

/** The structure that people are inside; one that nobody can walk is as good as gone. */
const soundVersion = async (
  documents: Pick<ConfigDocuments, 'version'>,
  id: string,
  version: number,
): Promise<Journey | undefined> => {
  try {
    const stored = await documents.version({ kind: 'journey', id }, version);
    if (stored) compileJourney(stored.document, version);
    return stored?.document;
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof TypeError)) throw error;
    skipped(`journey/${id}`, `version ${version}`);
    return undefined;
  }
};

/** About 2 KB each. */
const MAX_VERSIONS_HELD = 5000;

/**
 * What is in effect now. Each `snapshot()` reads the head (one small consistent read), so that what a marketer
 * publishes acts at once; chunks are immutable and held for the life of the process, and so is the snapshot of a
 * revision: the same object is answered until something is published.
 */
export const publishedConfig = (
  documents: Pick<ConfigDocuments, 'head' | 'chunk' | 'version'>,
): EditableConfig => {
  let chunks = new Map<string, PublishedEntry[] | undefined>();
  let latest: InEffect | undefined;
  let watchedUntilMs = 0;
  const versions = new Map<string, Journey>();

  const inEffect = async (): Promise<InEffect> => {
    const head = await documents.head();
    watchedUntilMs = head?.watchedUntilMs ?? 0;
    if (latest?.snapshot.revision === String(head?.revision ?? 0)) return latest;
    const hashes = [...new Set(Object.values(head?.chunks ?? {}))];
    const known = chunks;
    const named = async (hash: string) =>
      [hash, known.get(hash) ?? (await soundChunk(documents, hash))] as const;
    // Made of what this head names only: chunks that nothing names any more are let go.
    chunks = new Map(await Promise.all(hashes.map(named)));
    const read = [...chunks.values()];
    const entries = read.flatMap((some) => some ?? []);
    latest = inEffectOf(head, read.includes(undefined) ? withCareful(entries) : entries);
    return latest;
  };

  return {
    inEffect,
    snapshot: async () => (await inEffect()).snapshot,
    held: () => latest?.snapshot,
    watchedUntilMs: () => watchedUntilMs,

    async journeyVersion(journeyId, version) {
      const own = builtInJourney(journeyId);
      if (own) return own;
      const key = `${journeyId}#${version}`;
      const known = versions.get(key);
      if (known) return known;
      const stored = await soundVersion(documents, journeyId, version);
      if (!stored) return undefined;
      if (versions.size >= MAX_VERSIONS_HELD) versions.clear();
      versions.set(key, stored);
      return stored;
    },
  };
};
