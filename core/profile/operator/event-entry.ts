import type { ShopEvent } from '../../event/event.ts';
import type { TimelineEntry } from '../../send/timeline.ts';
import { isOperatorAct } from './acts.ts';

const MOST_LETTERS = 300;

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, MOST_LETTERS) : undefined;

/** An event as history shows it; what somebody did by hand with who, why, and to what. */
export const eventEntry = (event: ShopEvent): TimelineEntry => {
  const { atMs, event: name, source } = event;
  if (!isOperatorAct(event)) return { atMs, kind: 'event', name, source };
  const { by, text, channel, journeyId } = event.properties ?? {};
  const said = { by: word(by), reason: word(text), channel: word(channel), journeyId: word(journeyId) };
  const known = Object.entries(said).filter(([, value]) => value !== undefined);
  return { atMs, kind: 'operator', name, source, ...Object.fromEntries(known) };
};
