import { assemble } from '../../../core/config/assemble.ts';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { PublishedConfig } from '../../../core/ports.ts';

/** About 2 KB each. */
const MAX_VERSIONS_HELD = 5000;

/**
 * What is in effect now. Each `snapshot()` reads the head (one small consistent read), so that what a marketer
 * publishes acts at once; chunks are immutable and held for the life of the process, and so is the snapshot of a
 * revision: the same object is answered until something is published.
 */
export const publishedConfig = (
  documents: Pick<ConfigDocuments, 'head' | 'chunk' | 'version'>,
): PublishedConfig => {
  let chunks = new Map<string, PublishedEntry[]>();
  let latest: Snapshot | undefined;
  const versions = new Map<string, Journey>();

  return {
    async snapshot() {
      const head = await documents.head();
      if (latest?.revision === String(head?.revision ?? 0)) return latest;
      const hashes = [...new Set(Object.values(head?.chunks ?? {}))];
      const known = chunks;
      const named = async (hash: string) => [hash, known.get(hash) ?? (await documents.chunk(hash))] as const;
      // Made of what this head names only: chunks that nothing names any more are let go.
      chunks = new Map(await Promise.all(hashes.map(named)));
      latest = assemble(head, [...chunks.values()].flat());
      return latest;
    },

    async journeyVersion(journeyId, version) {
      const key = `${journeyId}#${version}`;
      const known = versions.get(key);
      if (known) return known;
      const stored = await documents.version({ kind: 'journey', id: journeyId }, version);
      if (!stored) return undefined;
      if (versions.size >= MAX_VERSIONS_HELD) versions.clear();
      versions.set(key, stored.document);
      return stored.document;
    },
  };
};
