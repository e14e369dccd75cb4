import type * as z from 'zod';
import { findEntry, placeOf } from '../../../core/config/chunks.ts';
import type { ConfigDocuments } from '../../../core/config/config-documents.ts';
import { type ConsentSettings, consentSettingsSchema } from '../../../core/config/consent-settings.ts';
import type { PublishedEntry } from '../../../core/config/documents.ts';
import {
  type PreferenceSettings,
  preferenceSettingsSchema,
} from '../../../core/config/preference-settings.ts';
import { soundSettings } from '../../../core/config/sound-settings.ts';
import { Invalid } from '../../../core/errors.ts';
import { skipped } from './skipped.ts';

/** What the page of preferences goes by. */
export interface PageSettings {
  preferences: PreferenceSettings;
  consent: ConsentSettings;
}

type Documents = Pick<ConfigDocuments, 'head' | 'chunk'>;

const schemas = { preferences: preferenceSettingsSchema, consent: consentSettingsSchema };

/** Nothing of a chunk that cannot be read. */
const entriesOf = async (documents: Documents, hash: string): Promise<PublishedEntry[]> => {
  try {
    return await documents.chunk(hash);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    skipped(`chunk/${hash}`, 'cannot be read');
    return [];
  }
};

/** Defaults first, as in a snapshot. */
const settingsFrom = <S extends z.ZodObject>(
  id: string,
  kept: S,
  entries: readonly PublishedEntry[],
): z.infer<S> => {
  const entry = findEntry(entries, { kind: 'settings', id });
  if (!entry) return kept.parse({});
  const { document, paths } = soundSettings(entry, { kept });
  for (const path of paths) skipped(`settings/${id}`, path);
  return { ...kept.parse({}), ...document } as z.infer<S>;
};

/**
 * These two settings of what is in effect, and nothing else of it: a snapshot checks every kind of document, which would be half of
 * the code of a function that only shows a page. Reads the head and the one or two chunks that hold them.
 */
export const pageSettings = (documents: Documents) => async (): Promise<PageSettings> => {
  const head = await documents.head();
  const held = async (id: keyof PageSettings): Promise<PublishedEntry[]> => {
    const hash = head?.chunks[placeOf(head, { kind: 'settings', id })];
    return hash === undefined ? [] : entriesOf(documents, hash);
  };
  const [preferences, consent] = await Promise.all([held('preferences'), held('consent')]);
  return {
    preferences: settingsFrom('preferences', schemas.preferences, preferences),
    consent: settingsFrom('consent', schemas.consent, consent),
  };
};
