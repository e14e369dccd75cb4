import type { Snapshot } from '../config/snapshot.ts';
import { isMessageFact } from '../event/message-facts.ts';

/** What only journeys know and the fold is told of, as far as anything published asks. */
export interface FactsAsked {
  /** What was sent to her, delivered, opened, clicked. */
  messages: boolean;
  /** Whether she is still inside a journey. */
  journeys: boolean;
}

/** Ten lists of steps in each other, with a condition in the last. */
const DEEPEST = 100;
const IN_TEMPLATE = /\{[{%][^}]*\bmessages\b/;

/** A name that looks like one is taken for one: asked too often costs an event a message, too seldom a wrong answer. */
const isAsking = (text: string): boolean =>
  text === 'messages' || text.startsWith('messages.') || isMessageFact(text) || IN_TEMPLATE.test(text);

const lookInto = (part: unknown, asked: FactsAsked, levels = DEEPEST): void => {
  if (typeof part === 'string') asked.messages ||= isAsking(part);
  if (typeof part !== 'object' || part === null || levels === 0) return;
  for (const [key, value] of Object.entries(part)) {
    asked.journeys ||= key === 'inJourney';
    lookInto(value, asked, levels - 1);
  }
};

const known = new WeakMap<Snapshot, FactsAsked>();

/** Worked out once per revision. A journey that is stopped asks nothing any more. */
export const factsAsked = (snapshot: Snapshot): FactsAsked => {
  const held = known.get(snapshot);
  if (held) return held;
  const asked = { messages: false, journeys: false };
  const journeys = [...snapshot.journeys, ...(snapshot.trials?.journeys ?? [])];
  const going = journeys.filter(({ status }) => status !== 'stopped').map(({ journey }) => journey);
  lookInto([snapshot.segments, going, snapshot.templates], asked);
  known.set(snapshot, asked);
  return asked;
};
