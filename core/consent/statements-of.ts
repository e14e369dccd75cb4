import { channels } from '../channel/channels.ts';
import type { ShopEvent } from '../event/event.ts';
import { namespaceOf } from '../profile/address-of.ts';
import type { Identity } from '../profile/profile.ts';
import type { Channel, ConsentStatement, ConsentStatus, PendingConsent, Purpose } from './consent.ts';

const CHANNELS = new Set<string>(channels);
const MAX_TEXT = 300;

export interface Statements {
  consents: ConsentStatement[];
  pendingConsents: PendingConsent[];
}

/** What became of the addresses that an event named. */
export interface NamedAddresses {
  accepted: readonly Identity[];
  refused: readonly Identity[];
}

/** Does a yes by this channel wait until she confirms it? `isConfirmed`: whoever says it says that she has. */
export type Waits = (channel: Channel, isConfirmed: boolean) => boolean;

/**
 * What an event says about consent: `traits.consent` of an identify, or a whole `Consent Changed`. What is said together with an
 * address holds for that address, and for nobody if the address was refused.
 */
export const statementsOf = (event: ShopEvent, named: NamedAddresses, waits: Waits = never): Statements => {
  if (event.type === 'track' && event.event === 'Consent Changed') return changed(event, waits);
  if (event.type !== 'identify') return nothing;
  const said = saidOfConsent(event);
  const all = isFields(said)
    ? Object.entries(said).flatMap(([channel, value]) => statement(channel, value, event, waits))
    : [];
  const bound = all.map((one) => bind(one, named));
  return {
    consents: bound.filter((one): one is ConsentStatement => one !== undefined && 'address' in one),
    pendingConsents: bound.filter((one): one is PendingConsent => one !== undefined && !('address' in one)),
  };
};

/** What an identify says of consent; undefined where it says nothing. */
const saidOfConsent = ({ traits, context }: ShopEvent): unknown =>
  traits?.consent ?? context?.traits?.consent ?? undefined;

/**
 * How many parts of what an event says about consent are taken, and how many are not: a channel that is not known, a word that is
 * neither yes nor no.
 */
export const consentParts = (event: ShopEvent): { taken: number; left: number } => {
  if (event.type === 'track' && event.event === 'Consent Changed')
    return countedParts([statementsOf(event, { accepted: [], refused: [] })].map(isAny));
  const said = event.type === 'identify' ? saidOfConsent(event) : undefined;
  if (said === undefined) return countedParts([]);
  if (!isFields(said)) return countedParts([false]);
  const parts = Object.entries(said).filter(([, value]) => value !== null);
  return countedParts(parts.map(([channel, value]) => statement(channel, value, event, never).length > 0));
};

const never = () => false;
const isAny = ({ consents, pendingConsents }: Statements): boolean =>
  consents.length + pendingConsents.length > 0;
const countedParts = (parts: readonly boolean[]) => {
  const taken = parts.filter(Boolean).length;
  return { taken, left: parts.length - taken };
};

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const bind = (
  one: PendingConsent,
  { accepted, refused }: NamedAddresses,
): ConsentStatement | PendingConsent | undefined => {
  const isMeant = ({ namespace }: Identity) => namespace === namespaceOf(one.channel);
  const address = accepted.find(isMeant)?.value;
  if (address !== undefined) return { ...one, address };
  return refused.some(isMeant) ? undefined : one;
};

const statement = (channel: string, value: unknown, event: ShopEvent, waits: Waits): PendingConsent[] => {
  const fields = isFields(value) ? value : { status: value };
  const status = statusOf(fields.status);
  if (!CHANNELS.has(channel) || status === undefined) return [];
  const atMs = Math.min(instantOf(fields.at) ?? event.atMs, event.atMs);
  return [
    {
      channel: channel as Channel,
      purpose: purposeOf(fields.purpose),
      status: settled(status, channel as Channel, fields, waits),
      atMs,
      ...proof(fields.text, event),
    },
  ];
};

/** A yes to marketing as it counts until she has confirmed it. */
const settled = (
  status: ConsentStatus,
  channel: Channel,
  { confirmed, purpose }: Record<string, unknown>,
  waits: Waits,
): ConsentStatus =>
  status === 'granted' && purposeOf(purpose) === 'marketing' && waits(channel, confirmed === true)
    ? 'pending'
    : status;

/** The whole statement is in the properties; without an address it is about the channel. */
const changed = (event: ShopEvent, waits: Waits): Statements => {
  const { properties = {}, profileId } = event;
  const { channel, address, purpose, text } = properties;
  // Only Kaskad itself says that something waits.
  const isAsked = profileId !== undefined && properties.status === 'pending';
  const status = isAsked ? 'pending' : statusOf(properties.status);
  if (typeof channel !== 'string' || !CHANNELS.has(channel) || !status) return nothing;
  const one = {
    channel: channel as Channel,
    purpose: purposeOf(purpose),
    status: settled(status, channel as Channel, properties, waits),
    atMs: event.atMs,
    ...proof(text, event),
  };
  if (address === undefined) return { consents: [], pendingConsents: [one] };
  if (typeof address !== 'string') return nothing;
  return { consents: [{ ...one, address: address.slice(0, 512) }], pendingConsents: [] };
};

const nothing: Statements = { consents: [], pendingConsents: [] };

/** When, where, which words, and from where in the net: as far as it was told. */
const proof = (text: unknown, { source, context, properties, profileId }: ShopEvent) => {
  const page = pageOf(context?.page?.url);
  // Only Kaskad itself names a profile, and knows more reasons than her word.
  const basis = profileId === undefined ? undefined : properties?.basis;
  return {
    ...(typeof text === 'string' && text !== '' && { text: text.slice(0, MAX_TEXT) }),
    source,
    ...(page !== undefined && { page }),
    ...(isIp(context?.ip) && { ip: context.ip }),
    ...(typeof basis === 'string' && { basis: basis.slice(0, MAX_TEXT) }),
  };
};

const MAX_PAGE = 200;

/** What stands behind a question mark may name a person, or be a secret. */
const pageOf = (url: unknown): string | undefined => {
  if (typeof url !== 'string' || !/^https?:\/\//i.test(url)) return undefined;
  return url.split(/[?#]/)[0]?.slice(0, MAX_PAGE);
};

const isIp = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-fA-F.:]{3,45}$/.test(value);

const statusOf = (value: unknown): ConsentStatus | undefined => {
  if (value === 'granted' || value === true) return 'granted';
  return value === 'denied' || value === false ? 'denied' : undefined;
};

const purposeOf = (value: unknown): Purpose => (value === 'transactional' ? 'transactional' : 'marketing');

const instantOf = (value: unknown): number | undefined => {
  const atMs = typeof value === 'string' ? Date.parse(value) : value;
  return typeof atMs === 'number' && Number.isFinite(atMs) && atMs >= 0 ? atMs : undefined;
};
