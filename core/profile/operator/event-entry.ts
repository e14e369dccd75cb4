import type { ShopEvent } from '../../event/event.ts';
import { orderIdOf, productIdOf, productNameOf } from '../../event/said-fields.ts';
import type { TimelineEntry } from '../../send/timeline.ts';
import { isOperatorAct } from './acts.ts';

const MOST_LETTERS = 300;
/** History is kept for a year and more: a name is there to be known again, not to be read whole. */
const MOST_ABOUT = 60;

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, MOST_LETTERS) : undefined;

/** The order by its number, the product by its name, or by its id where it was given none. */
const aboutOf = ({ type, event, properties = {} }: ShopEvent): string | undefined => {
  if (type !== 'track') return undefined;
  const isOrder = event.startsWith('Order ');
  if (!isOrder && !event.startsWith('Product ')) return undefined;
  const about = isOrder ? orderIdOf(properties) : (productNameOf(properties) ?? productIdOf(properties));
  return about?.slice(0, MOST_ABOUT);
};

/** An event as history shows it; what somebody did by hand with who, why, and to what. */
export const eventEntry = (event: ShopEvent): TimelineEntry => {
  const { atMs, event: name, source } = event;
  if (!isOperatorAct(event)) {
    const about = aboutOf(event);
    return { atMs, kind: 'event', name, source, ...(about !== undefined && { about }) };
  }
  const { by, text, channel, journeyId } = event.properties ?? {};
  const said = { by: word(by), reason: word(text), channel: word(channel), journeyId: word(journeyId) };
  const known = Object.entries(said).filter(([, value]) => value !== undefined);
  return { atMs, kind: 'operator', name, source, ...Object.fromEntries(known) };
};
