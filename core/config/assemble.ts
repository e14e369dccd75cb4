import { builtInJourneys } from '../journey/built-in/index.ts';
import type { Journey } from '../journey/journey.ts';
import type { Template } from '../message/template.ts';
import type { Offer } from '../offer/offer.ts';
import type { Head } from './chunks.ts';
import type { PublishedEntry } from './documents.ts';
import { eachSettings } from './kinds/settings-kinds.ts';
import { withReaders } from './report-settings.ts';
import type { Snapshot } from './snapshot.ts';

/** A trial is live, whatever the journey is for all others. */
const trialsOf = (entries: readonly PublishedEntry[]): Pick<Snapshot, 'trials'> => {
  const tried = entries.filter((entry) => entry.kind === 'trial');
  if (tried.length === 0) return {};
  const journeys = tried
    .filter(({ of }) => of === 'journey')
    .map(({ document, version }) => ({ journey: document as Journey, version, status: 'live' as const }));
  const templates = tried
    .filter(({ of }) => of === 'template')
    .map(({ document }) => [document.id, document as Template] as const);
  return { trials: { journeys, templates: Object.fromEntries(templates) } };
};

/** The snapshot that a head and the entries of its chunks stand for; without a head an empty house with default settings. */
export const assemble = (head: Head | undefined, entries: readonly PublishedEntry[]): Snapshot => {
  const stored = (id: string) => entries.find((entry) => entry.kind === 'settings' && entry.id === id);
  const templates: Record<string, Template> = {};
  for (const entry of entries) if (entry.kind === 'template') templates[entry.id] = entry.document;
  const offers: Record<string, Offer> = {};
  for (const entry of entries) if (entry.kind === 'offer') offers[entry.id] = entry.document;
  // Defaults first, so that settings stored before a field existed still have it.
  const settings = eachSettings(({ id, defaults }) => ({ ...defaults(), ...stored(id)?.document }));
  return {
    revision: String(head?.revision ?? 0),
    journeys: [
      ...entries
        .filter((entry) => entry.kind === 'journey')
        .map(({ document, version, status }) => ({ journey: document, version, status })),
      ...builtInJourneys(templates),
    ],
    templates,
    offers,
    segments: entries.filter((entry) => entry.kind === 'segment').map(({ document }) => document),
    ...trialsOf(entries),
    ...settings,
    people: withReaders(settings),
  };
};
