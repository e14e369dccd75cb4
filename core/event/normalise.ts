import type { EventSource } from '../ports.ts';
import { canonical } from './aliases/index.ts';
import { type CallType, eventTypeOf } from './call-type.ts';
import { cleanId, isTooLong } from './clean-id.ts';
import type { EventContext, EventType, ShopEvent } from './event.ts';
import { eventTimeMs, instantMs } from './event-time.ts';
import { isBot } from './is-bot.ts';
import { exceeds, MOST_EVENT_BYTES } from './limits.ts';
import { messageIdOf } from './message-id.ts';
import { mayBeAnybody, ownLinks } from './own-links.ts';
import { sourceWord } from './source-word.ts';
import { isFields, isShallow, tidied } from './tidy.ts';

type Fields = Record<string, unknown>;

/** What is known of a request besides its events. */
export interface Arrival {
  source: EventSource;
  receivedAtMs: number;
  /** The path said so: `import`. */
  historical: boolean;
  /** May texts hold what must be taken out? */
  untidy: boolean;
  /** Can one event be too large at all? */
  large: boolean;
  sentAtMs?: number;
  /** Of a batch: for its events that say nothing of it themselves. */
  context?: Fields;
  /** Of the request, for browsers only: a server's is not the person's. */
  bot: boolean;
  /** The address of the net that a browser spoke from: kept with what it says of consent, and nowhere else. */
  ip?: string;
  /** userId that a shopper token proves. */
  shopper?: string;
  /** Contacts that were looked at already say who it is: events need no id. */
  byContact?: boolean;
}

export type Normalised = { kind: 'event'; event: ShopEvent } | { kind: 'dropped'; reason: string };

const dropped = (reason: string): Normalised => ({ kind: 'dropped', reason });

const names: Record<Exclude<EventType, 'track'>, string> = {
  identify: 'Identified',
  page: 'Page Viewed',
  screen: 'Screen Viewed',
  group: 'Group Joined',
  alias: 'Aliased',
};

const MOST_NAME_CHARACTERS = 256;

/**
 * One event as a client sent it, checked and in our shape, or why it cannot be taken. `call` is the type that the path
 * says; inside a batch the event says it.
 */
export const normalise = (raw: unknown, call: CallType, arrival: Arrival): Normalised => {
  if (!isFields(raw)) return dropped('not an object');
  const whole = withContext(raw, arrival.context);
  if (!isShallow(whole)) return dropped('nested too deeply');
  if (arrival.large && exceeds(JSON.stringify(whole), MOST_EVENT_BYTES)) return dropped('larger than 32 KB');
  const said = arrival.untidy ? (tidied(whole) as Fields) : whole;
  const type = call === 'batch' || call === 'import' ? eventTypeOf(said.type) : eventTypeOf(call);
  if (!type) return dropped('unknown type');
  return typed(type, said, arrival);
};

const withContext = (raw: Fields, context: Fields | undefined): Fields =>
  context ? { ...raw, context: isFields(raw.context) ? { ...context, ...raw.context } : context } : raw;

const typed = (type: EventType, said: Fields, arrival: Arrival): Normalised => {
  const ids = idsOf(said);
  const fault = faultOf(type, ids, arrival.byContact);
  if (fault !== undefined) return dropped(fault);
  const named = nameOf(type, said);
  if (named === undefined) return dropped('no event name, or one longer than 256 characters');
  const { source, receivedAtMs, shopper } = arrival;
  const context = contextOf(type, said, arrival);
  const timestamp = said.timestamp ?? said.originalTimestamp;
  const traits = traitsOf(type, said);
  const event: ShopEvent = {
    type,
    event: named.event,
    messageId: messageIdOf(said.messageId, source.id, () => JSON.stringify(said)),
    atMs: eventTimeMs(receivedAtMs, timestamp, instantMs(said.sentAt) ?? arrival.sentAtMs),
    source: sourceWord(context?.source, source),
    ...ids,
  };
  if (typeof said.name === 'string' && (type === 'page' || type === 'screen')) event.name = said.name;
  if (traits) event.traits = traits;
  const properties = ownLinks(named.properties, source);
  if (properties) event.properties = properties;
  if (context) event.context = context;
  if (arrival.historical || said.historical === true) event.historical = true;
  if (context?.userAgent === undefined ? arrival.bot : isBot(context.userAgent)) event.bot = true;
  if (shopper !== undefined && ids.userId === shopper) event.shopper = shopper;
  if (mayBeAnybody(source)) event.unproven = true;
  return { kind: 'event', event };
};

/** What a browser says of consent is proved by where it said it from; what it claims of that itself is not believed. */
const contextOf = (type: EventType, said: Fields, { ip }: Arrival): EventContext | undefined => {
  const context = isFields(said.context) ? (said.context as EventContext) : undefined;
  if (ip === undefined) return context;
  const isConsent =
    said.event === 'Consent Changed' ||
    (type === 'identify' && (traitsOf(type, said)?.consent ?? context?.traits?.consent) !== undefined);
  return isConsent ? { ...context, ip } : context;
};

type Ids = Pick<ShopEvent, 'userId' | 'anonymousId' | 'previousId' | 'groupId'>;

const idsOf = (said: Fields): Ids => {
  const ids: Ids = {};
  for (const name of ['userId', 'anonymousId', 'previousId', 'groupId'] as const) {
    const id = cleanId(said[name]);
    if (id !== undefined) ids[name] = id;
  }
  return ids;
};

const faultOf = (type: EventType, ids: Ids, named = false): string | undefined => {
  if (!named && ids.userId === undefined && ids.anonymousId === undefined) return 'no userId or anonymousId';
  if (type === 'alias' && ids.previousId === undefined) return 'no previousId';
  if (type === 'group' && ids.groupId === undefined) return 'no groupId';
  return Object.values(ids).some(isTooLong) ? 'id longer than 512 characters' : undefined;
};

const nameOf = (type: EventType, said: Fields) => {
  const properties = isFields(said.properties) ? said.properties : undefined;
  if (type !== 'track') return { event: names[type], properties };
  const event = typeof said.event === 'string' ? said.event.trim() : '';
  return event === '' || event.length > MOST_NAME_CHARACTERS ? undefined : canonical(event, properties);
};

/** RudderStack's clients put what `identify` says into the context only. */
const traitsOf = (type: EventType, said: Fields): Fields | undefined => {
  if (isFields(said.traits)) return said.traits;
  if (type !== 'identify' || !isFields(said.context)) return undefined;
  return isFields(said.context.traits) ? said.context.traits : undefined;
};
