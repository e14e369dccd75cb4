/** The Segment call that carried an event. */
export type EventType = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias';

/** Who vouches for an event: a public key (a browser), a secret key (a server), or Kaskad itself. */
export type Trust = 'public' | 'secret' | 'internal';

export interface EventContext {
  timezone?: string;
  locale?: string;
  /** `webpush`: the token is the browser's push subscription. */
  device?: { token?: unknown; type?: string };
  traits?: Record<string, unknown>;
  page?: { url?: string; path?: string; referrer?: string; title?: string };
  userAgent?: string;
  ip?: string;
  test?: boolean;
  [more: string]: unknown;
}

/**
 * A fact as the collector hands it on: names canonical, ids cleaned, times settled.
 * Everything the client said is kept (`properties`, `traits`, `context`), transport fields are not.
 */
export interface ShopEvent {
  type: EventType;
  /** Canonical Segment e-commerce name of a track; `Page Viewed`, `Screen Viewed`, `Identified`, `Group Joined`, `Aliased` for the others. */
  event: string;
  messageId: string;
  /** Event time: DESIGN section 4, never later than receivedAtMs. */
  atMs: number;
  /** web, app, pos, callcentre, email, sms, push, server, or a shop's own. */
  source: string;
  userId?: string;
  anonymousId?: string;
  /** alias only. */
  previousId?: string;
  /** group only. */
  groupId?: string;
  /** Internal events only: the profile is known. */
  profileId?: string;
  /** page and screen only. */
  name?: string;
  traits?: Record<string, unknown>;
  properties?: Record<string, unknown>;
  context?: EventContext;
  /** Sent by `/v1/import` or marked historical: updates the profile, enrols nobody. */
  historical?: boolean;
  /** The user agent is a known robot: kept, flagged, not enrolled. */
  bot?: boolean;
  /** userId proved by a shopper token. */
  shopper?: string;
  /** Of the request that it goes back to, taken from its envelope. */
  requestId?: string;
  /** Said by a key that anybody can read out of a page: messages do not repeat what it says, see `core/product/shown.ts`. */
  unproven?: true;
}

/** One bus entry (`detail`): what one request said for one source, as many events as fit 60 KB. */
export interface EventEnvelope {
  v: 1;
  /** Names the entry in history, so that a second delivery of it is recognised. */
  entryId: string;
  receivedAtMs: number;
  /** Of the request that it goes back to, as the access log names it: one id leads from there to the message. */
  requestId?: string;
  source: string;
  trust: Trust;
  /** The name of the write key's source, never the key. */
  keyId: string;
  /** May this source state consent although its key is public? */
  mayStateConsent: boolean;
  /** ISO 3166-1 alpha-2 country of the source, for local phone numbers. */
  country?: string;
  events: ShopEvent[];
}

/** Only what a person does on the site or in the app herself counts as a visit. */
export const isVisit = (event: Pick<ShopEvent, 'source' | 'bot'>): boolean =>
  (event.source === 'web' || event.source === 'app') && !event.bot;
