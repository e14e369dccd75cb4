import * as z from 'zod';
import type { PublishedEntry } from './documents.ts';
import { keptSchemaOf } from './kinds/kept-schemas.ts';
import { isSettingsId, settingsKinds } from './kinds/settings-kinds.ts';
import { soundSettings } from './sound-settings.ts';

/** What cannot be used: which document, and the first place that is wrong. */
export interface Unsound {
  /** `journey/welcome`. */
  document: string;
  path: string;
}

export interface Sound {
  entries: PublishedEntry[];
  unsound: Unsound[];
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const outline = z.looseObject({
  kind: z.string(),
  id: z.string().min(1),
  version: z.int().min(0),
  document: z.looseObject({}),
});
const standing = z.object({ status: z.enum(['live', 'paused', 'stopped']) });

const pathOf = (error: z.ZodError, at = ''): string =>
  [at, ...(error.issues[0]?.path ?? [])].map(String).join('/') || '/';

const settingsOf = (entry: PublishedEntry): { entry: PublishedEntry | undefined; paths: string[] } => {
  if (!isSettingsId(entry.id)) return { entry: undefined, paths: ['/id'] };
  const { document, paths } = soundSettings(entry, settingsKinds[entry.id]);
  return { entry: { ...entry, document } as unknown as PublishedEntry, paths };
};

const faultOf = (entry: PublishedEntry): string | undefined => {
  const schema = keptSchemaOf(entry);
  const shape = schema?.safeParse(entry.document).error;
  if (!schema) return '/kind';
  if (shape) return pathOf(shape, '/document');
  const stands = entry.kind === 'journey' ? standing.safeParse(entry).error : undefined;
  if (stands) return pathOf(stands, '');
  return entry.kind !== 'trial' && (entry.document as Fields).id !== entry.id ? '/document/id' : undefined;
};

const nameOf = (raw: unknown): string =>
  isFields(raw) ? `${String(raw.kind)}/${String(raw.id)}`.slice(0, 150) : 'nothing';

/**
 * What can be used of the entries of a chunk. Only by hand does something else get into the table: it is left out, and
 * everything beside it goes on.
 */
export const soundEntries = (raw: readonly unknown[]): Sound => {
  const sound: Sound = { entries: [], unsound: [] };
  for (const one of raw) {
    const shape = outline.safeParse(one).error;
    const entry = one as PublishedEntry;
    const settings = !shape && entry.kind === 'settings' ? settingsOf(entry) : undefined;
    const path = shape ? pathOf(shape, '') : settings ? settings.paths[0] : faultOf(entry);
    if (path !== undefined) sound.unsound.push({ document: nameOf(one), path });
    if (settings?.entry) sound.entries.push(settings.entry);
    else if (!settings && path === undefined) sound.entries.push(entry);
  }
  return sound;
};
