import type { Reference } from '../config/reference.ts';

/** Operators that name a document. */
const NAMING: Readonly<Record<string, Reference['kind']>> = { inSegment: 'segment', inJourney: 'journey' };
/** Ten lists of steps in each other, with a condition in the last. */
const DEEPEST = 100;

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** Segments and journeys that conditions name, wherever in a document they stand: `{ "inSegment": "vip" }`. */
export const namedIn = (part: unknown, at: string, levels = DEEPEST): Reference[] => {
  if (typeof part !== 'object' || part === null || levels === 0) return [];
  return Object.entries(part).flatMap(([key, value]): Reference[] => {
    const path = `${at}/${escaped(key)}`;
    const kind = Object.keys(part).length === 1 && Object.hasOwn(NAMING, key) ? NAMING[key] : undefined;
    const [id] = Array.isArray(value) ? value : [value];
    return kind && typeof id === 'string' ? [{ kind, id, path }] : namedIn(value, path, levels - 1);
  });
};
