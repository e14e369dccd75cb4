import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import { type EditableConfig, type InEffect, inEffectOf } from '../../../core/config/in-effect.ts';
import { builtInJourneys } from '../../../core/journey/built-in/index.ts';
import type { Journey } from '../../../core/journey/journey.ts';

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
  let chunks = new Map<string, PublishedEntry[]>();
  let latest: InEffect | undefined;
  const versions = new Map<string, Journey>();

  const inEffect = async (): Promise<InEffect> => {
    const head = await documents.head();
    if (latest?.snapshot.revision === String(head?.revision ?? 0)) return latest;
    const hashes = [...new Set(Object.values(head?.chunks ?? {}))];
    const known = chunks;
    const named = async (hash: string) => [hash, known.get(hash) ?? (await documents.chunk(hash))] as const;
    // Made of what this head names only: chunks that nothing names any more are let go.
    chunks = new Map(await Promise.all(hashes.map(named)));
    latest = inEffectOf(head, [...chunks.values()].flat());
    return latest;
  };

  return {
    inEffect,
    snapshot: async () => (await inEffect()).snapshot,
    held: () => latest?.snapshot,

    async journeyVersion(journeyId, version) {
      const own = builtInJourneys.find(({ journey }) => journey.id === journeyId);
      if (own) return own.journey;
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
