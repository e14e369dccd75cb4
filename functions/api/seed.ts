import { firstHead } from '../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { PublishedEntry } from '../../core/config/documents.ts';
import type { SeedSettings, SeedSettingsStore } from '../../core/config/seed-settings.ts';
import { shopSettingsSchema } from '../../core/config/settings.ts';
import { deployedContactDefaults } from '../../core/contact/defaults.ts';
import { Conflict } from '../../core/errors.ts';
import type { Clock } from '../../core/ports.ts';
import { seedJourneys } from '../../core/seed/journeys.ts';
import { seedTemplates } from '../../core/seed/templates.ts';

export interface SeedPorts {
  documents: ConfigDocuments;
  seedSettings: Pick<SeedSettingsStore, 'get'>;
  clock: Clock;
}

const BY = 'seed';
const defaults = (): SeedSettings => ({
  contact: deployedContactDefaults,
  shop: shopSettingsSchema.parse({}),
});

/** Everything that a new house starts with, as first versions. */
const firstEntries = async ({ seedSettings }: SeedPorts): Promise<PublishedEntry[]> => {
  const { contact, shop, preferences } = (await seedSettings.get()) ?? defaults();
  return [
    ...seedTemplates.map((document) => ({
      kind: 'template' as const,
      id: document.id,
      version: 1,
      document,
    })),
    ...seedJourneys.map((document) => ({
      kind: 'journey' as const,
      id: document.id,
      version: 1,
      status: 'live' as const,
      document,
    })),
    { kind: 'settings', id: 'contact', version: 1, document: contact },
    { kind: 'settings', id: 'shop', version: 1, document: shop },
    ...(preferences
      ? [{ kind: 'settings' as const, id: 'preferences' as const, version: 1, document: preferences }]
      : []),
  ];
};

/** Somebody else seeds at the same time, with the same documents: whoever is first, the outcome is the same. */
const unlessDone = async (write: Promise<void>): Promise<void> => {
  await write.catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  });
};

/**
 * Publishes the first documents into an empty house; a house with a head is left alone. The head comes last, so that a
 * crash half-way seeds again.
 */
export const seedIfEmpty = async (ports: SeedPorts): Promise<void> => {
  const { documents, clock } = ports;
  if (await documents.head()) return;
  const nowMs = clock.now();
  const entries = await firstEntries(ports);
  await Promise.all(
    entries.flatMap(({ kind, id, version, document }) => [
      unlessDone(documents.putVersion({ kind, id, version, document, publishedAtMs: nowMs, by: BY })),
      unlessDone(documents.saveDraft({ kind, id, document, draftVersion: 1, savedAtMs: nowMs })),
    ]),
  );
  const { head, chunks } = firstHead(entries);
  await documents.putChunks(chunks);
  await unlessDone(documents.switchHead(head));
};

/** Looks once per process; a failure is forgotten, so that the next request tries again. */
export const seedOnFirstUse = (ports: SeedPorts): (() => Promise<void>) => {
  let seeding: Promise<void> | undefined;
  return () => {
    seeding ??= seedIfEmpty(ports).catch((error: unknown) => {
      seeding = undefined;
      throw error;
    });
    return seeding;
  };
};
