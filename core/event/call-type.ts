import type { EventType } from './event.ts';

/** What a path of the ingest API asks for. */
export type CallType = EventType | 'batch' | 'import';

const shortForms: Record<string, CallType> = {
  t: 'track',
  i: 'identify',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
  b: 'batch',
};
const eventTypes = new Set<string>(['track', 'identify', 'page', 'screen', 'group', 'alias']);

const isEventType = (word: string): word is EventType => eventTypes.has(word);

/** The type an event of a batch says; undefined for anything else. */
export const eventTypeOf = (type: unknown): EventType | undefined =>
  typeof type === 'string' && isEventType(type) ? type : undefined;

/** The call behind the last part of a path, `track` or `t`. */
export const callTypeOf = (word: string): CallType | undefined => {
  if (word === 'batch' || word === 'import' || isEventType(word)) return word;
  return Object.hasOwn(shortForms, word) ? shortForms[word] : undefined;
};
