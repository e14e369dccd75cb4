import { builtInJourneys } from '../journey/built-in/index.ts';
import type { Template } from '../message/template.ts';
import type { Head } from './chunks.ts';
import type { PublishedEntry, SettingsDocument } from './documents.ts';
import { peopleSettingsSchema, privacySettingsSchema } from './people-settings.ts';
import { contactSettingsSchema, shopSettingsSchema } from './settings.ts';
import type { Snapshot } from './snapshot.ts';

/** Defaults first, so that settings stored before a field existed still have it. */
const settingsOf = <T extends SettingsDocument>(defaults: T, stored: PublishedEntry | undefined): T => ({
  ...defaults,
  ...(stored?.document as Partial<T> | undefined),
});

/** The snapshot that a head and the entries of its chunks stand for; without a head an empty house with default settings. */
export const assemble = (head: Head | undefined, entries: readonly PublishedEntry[]): Snapshot => {
  const settings = (id: string) => entries.find((entry) => entry.kind === 'settings' && entry.id === id);
  const templates: Record<string, Template> = {};
  for (const entry of entries) if (entry.kind === 'template') templates[entry.id] = entry.document;
  return {
    revision: String(head?.revision ?? 0),
    journeys: [
      ...entries
        .filter((entry) => entry.kind === 'journey')
        .map(({ document, version, status }) => ({ journey: document, version, status })),
      ...builtInJourneys,
    ],
    templates,
    contact: settingsOf(contactSettingsSchema.parse({}), settings('contact')),
    shop: settingsOf(shopSettingsSchema.parse({}), settings('shop')),
    people: settingsOf(peopleSettingsSchema.parse({}), settings('people')),
    privacy: settingsOf(privacySettingsSchema.parse({}), settings('privacy')),
  };
};
