import type { CartLine, CartOp, CartState, ClosedLine } from '../cart/cart-log.ts';
import type { ConsentStatement } from '../consent/consent.ts';
import { packOffers, unpackOffers } from '../offer/pack-offers.ts';
import { emptyProfile } from './empty-profile.ts';
import type { MergeNote } from './merge-note.ts';
import type { ComplaintMark, PauseMark, TopicMark } from './operator/marks.ts';
import { packMessages, packSegments, unpackMessages, unpackSegments } from './pack-segments.ts';
import { type Packing, packingFrom } from './packing.ts';
import type { EntryMark, LinkedIdentity, Profile, TraitValue } from './profile.ts';
import { ringsFromBytes, ringsToBytes } from './ring-bytes.ts';
import {
  namesTable,
  packBase,
  packOrder,
  packRefund,
  unpackBase,
  unpackOrder,
  unpackRefund,
} from './stats/pack-orders.ts';
import {
  packCategories,
  packCounted,
  packSources,
  unpackCategories,
  unpackCounted,
  unpackSources,
} from './stats/pack-stats.ts';

/** A profile as it lies in the table, but for its id. */
export interface EncodedProfile {
  /** JSON; instants are distances in ms from `c`, the time of creation. */
  body: string;
  /** The rings of recent messages and bus entries. */
  seen: Uint8Array;
}

const IDENTITY = [
  'namespace',
  'value',
  'linkedAtMs',
  'verified',
  'saidAgainAtMs',
  'deviceType',
  'erasedAtMs',
  'goneAtMs',
] as const;
const TRAIT = ['atMs', 'claimed'] as const;
const CONSENT = [
  'channel',
  'address',
  'status',
  'atMs',
  'source',
  'purpose',
  'text',
  'basis',
  'page',
  'ip',
] as const;
const LINE = [
  'productId',
  'quantity',
  'priceMinor',
  'currency',
  'name',
  'url',
  'imageUrl',
  'variant',
  'sku',
  'claimedName',
] as const;
const STATE = [
  'lines',
  'closed',
  'activityAtMs',
  'openedAtMs',
  'id',
  'rested',
  'cartUrl',
  'checkoutUrl',
] as const;
const OP = ['id', 'atMs', 'kind', 'lines', 'whole', 'cartId', 'cartUrl', 'checkoutUrl', 'instead'] as const;
const CLOSED = ['productId', 'atMs', 'variant', 'sku'] as const;
const LAST_ORDER = ['atMs', 'source', 'orderId'] as const;
const ENTRY = ['enrollmentId', 'entryKey', 'atMs', 'ended', 'awaits', 'luckId', 'goal', 'out'] as const;
const PAUSE = ['saidAtMs', 'endsAtMs'] as const;
const COMPLAINT = ['id', 'saidAtMs', 'closed'] as const;
const TOPIC = ['id', 'saidAtMs', 'denied'] as const;
const MERGED = ['atMs', 'event', 'source', 'rule', 'by'] as const;
const SELF = [
  'firstSeenAtMs',
  'lastSeenAtMs',
  'lastVisitAtMs',
  'seenLowWaterMs',
  'staff',
  'bot',
  'mergedInto',
  'anonymized',
] as const;

/** Short names for what nearly every profile holds; others are written out after a colon. */
const CODES: Record<string, string> = {
  email: 'e',
  phone: 'p',
  userId: 'u',
  anonymousId: 'a',
  deviceToken: 'd',
  loyaltyCard: 'l',
};
const NAMES = Object.fromEntries(Object.entries(CODES).map(([name, code]) => [code, name]));
const codeOf = (name: string): string => (Object.hasOwn(CODES, name) ? (CODES[name] ?? name) : `:${name}`);
const nameOf = (code: string): string => (code.startsWith(':') ? code.slice(1) : (NAMES[code] ?? code));

type Self = Pick<Profile, (typeof SELF)[number]>;

interface Body {
  c: number;
  s: unknown;
  i: unknown[];
  t?: Record<string, [unknown, ...unknown[]]>;
  o?: Record<string, [unknown, ...unknown[]]>;
  k?: unknown[];
  p?: unknown[];
  b?: unknown;
  x?: unknown[];
  n?: number;
  r?: unknown[];
  z?: unknown;
  e?: Record<string, unknown>;
  m?: string[];
  h?: Record<string, unknown[]>;
  g?: unknown[];
  y?: unknown[];
  j?: unknown[];
  f?: Record<string, number[]>;
  w?: unknown;
  q?: string[];
  u?: unknown[];
  v?: unknown[];
  a?: unknown[];
  l?: unknown[];
  d?: unknown[];
  T?: unknown[];
}

export const encodeProfile = (profile: Profile): EncodedProfile => {
  const packing = packingFrom(profile.createdAtMs);
  const { pack } = packing;
  const { stats, orderBase } = profile;
  const names = namesTable();
  for (const name of [...Object.keys(stats.viewed), ...Object.keys(orderBase.bought)]) names.place(name);
  const body: Body = {
    c: profile.createdAtMs,
    s: pack<Self>(profile, SELF),
    i: profile.identities.map((one) =>
      pack<LinkedIdentity>({ ...one, namespace: codeOf(one.namespace) }, IDENTITY),
    ),
    ...filled(
      't',
      mapValues(profile.traits, (trait) => packTrait(pack, trait)),
    ),
    ...filled(
      'o',
      mapValues(profile.observed, (trait) => packTrait(pack, trait)),
    ),
    ...filled(
      'k',
      profile.consents.map((one) => packConsent(pack, one)),
    ),
    ...filled(
      'p',
      profile.pendingConsents.map((one) => packConsent(pack, { ...one, address: '' })),
    ),
    ...filled('b', packState(pack, profile.cart.base)),
    ...filled(
      'x',
      profile.cart.ops.map((op) => packOp(pack, op)),
    ),
    ...(profile.counters.orders > 0 && { n: profile.counters.orders }),
    ...filled(
      'r',
      profile.recentOrders.map((one) => packOrder(packing, one, names)),
    ),
    ...(profile.lastOrder && { z: pack(profile.lastOrder, LAST_ORDER) }),
    ...filled(
      'e',
      mapValues(profile.entries, (mark) => pack<EntryMark>(mark, ENTRY)),
    ),
    ...filled('m', profile.mergedFrom),
    ...filled('h', packSources(packing, stats.sources, profile)),
    ...filled('g', packCategories(packing, names.list, stats.viewed, orderBase.bought)),
    ...filled(
      'y',
      profile.refunds.map((one) => packRefund(packing, one)),
    ),
    ...filled('j', packBase(packing, orderBase)),
    ...filled('f', packCounted(stats.counted, profile.createdAtMs)),
    ...(profile.merged && { w: pack<MergeNote>(profile.merged, MERGED) }),
    ...(profile.apart && { q: profile.apart }),
    ...(profile.pause && { u: pack<PauseMark>(profile.pause, PAUSE) }),
    ...filled(
      'v',
      (profile.complaints ?? []).map((one) => pack<ComplaintMark>(one, COMPLAINT)),
    ),
    ...filled(
      'T',
      (profile.topics ?? []).map((one) => pack<TopicMark>(one, TOPIC)),
    ),
    ...filled('a', packSegments(packing, profile, profile.createdAtMs)),
    ...(profile.messages && { l: packMessages(packing, profile.messages, profile.createdAtMs) }),
    ...filled('d', packOffers(packing, profile.offers)),
  };
  return { body: JSON.stringify(body), seen: ringsToBytes(profile) };
};

export const decodeProfile = (id: string, { body: text, seen }: EncodedProfile): Profile => {
  const body = JSON.parse(text) as Body;
  const packing = packingFrom(body.c);
  const { unpack } = packing;
  const { names, viewed, bought } = unpackCategories(packing, body.g ?? []);
  const self = { ...emptyProfile(id, body.c), ...unpack<Self>(body.s, SELF) };
  const consents = (body.k ?? []).map((one) => unpackConsent(unpack, one));
  return {
    ...self,
    identities: body.i.map((one) => {
      const identity = unpack<LinkedIdentity>(one, IDENTITY);
      return { ...identity, namespace: nameOf(identity.namespace) };
    }),
    traits: mapValues(body.t ?? {}, (one) => unpackTrait(unpack, one)),
    observed: mapValues(body.o ?? {}, (one) => unpackTrait(unpack, one)),
    consents,
    pendingConsents: (body.p ?? []).map((one) => {
      const { address: _none, ...pending } = unpackConsent(unpack, one);
      return pending;
    }),
    cart: { base: unpackState(unpack, body.b), ops: (body.x ?? []).map((one) => unpackOp(unpack, one)) },
    counters: { orders: body.n ?? 0 },
    recentOrders: (body.r ?? []).map((one) => unpackOrder(packing, one, names)),
    ...(body.z !== undefined && { lastOrder: unpack<NonNullable<Profile['lastOrder']>>(body.z, LAST_ORDER) }),
    entries: mapValues(body.e ?? {}, (one) => unpack<EntryMark>(one, ENTRY)),
    ...ringsFromBytes(seen),
    mergedFrom: body.m ?? [],
    refunds: (body.y ?? []).map((one) => unpackRefund(packing, one)),
    orderBase: unpackBase(packing, body.j, bought),
    stats: {
      sources: unpackSources(packing, body.h ?? {}, self),
      viewed,
      counted: unpackCounted(body.f ?? {}, body.c),
    },
    ...(body.w !== undefined && { merged: unpack<MergeNote>(body.w, MERGED) }),
    ...(body.q && { apart: body.q }),
    ...(body.u && { pause: unpack<PauseMark>(body.u, PAUSE) }),
    ...(body.v && { complaints: body.v.map((one) => unpack<ComplaintMark>(one, COMPLAINT)) }),
    ...(body.T && { topics: body.T.map((one) => unpack<TopicMark>(one, TOPIC)) }),
    ...(body.a && unpackSegments(packing, body.a, body.c)),
    ...(body.d && { offers: unpackOffers(packing, body.d) }),
    ...(body.l && { messages: unpackMessages(packing, body.l, body.c) }),
  };
};

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

/** Nothing for what is empty. */
const filled = <K extends keyof Body>(key: K, value: Body[K]): Partial<Body> =>
  value === undefined || Object.keys(value ?? {}).length === 0 ? {} : { [key]: value };

const packTrait = (pack: Packing['pack'], trait: TraitValue): [unknown, ...unknown[]] => [
  trait.value,
  ...pack<TraitValue>(trait, TRAIT),
];

const unpackTrait = (unpack: Packing['unpack'], [value, ...rest]: [unknown, ...unknown[]]): TraitValue => ({
  ...unpack<TraitValue>(rest, TRAIT),
  value,
});

const STATUSES: Record<string, ConsentStatement['status']> = { g: 'granted', d: 'denied', p: 'pending' };

/** Denials and marketing, what is nearly always meant, in one letter or none. */
const packConsent = (pack: Packing['pack'], one: ConsentStatement): unknown[] => {
  const { purpose, ...rest } = one;
  return pack(
    { ...rest, status: one.status[0] ?? 'd', ...(purpose === 'marketing' ? {} : { purpose }) },
    CONSENT as never,
  );
};

const unpackConsent = (unpack: Packing['unpack'], packed: unknown): ConsentStatement => {
  const one = unpack<ConsentStatement>(packed, CONSENT);
  return {
    ...one,
    address: one.address ?? '',
    purpose: one.purpose ?? 'marketing',
    status: STATUSES[one.status as string] ?? 'denied',
  };
};

const packLines = (pack: Packing['pack'], lines: readonly CartLine[]) =>
  lines.map((line) => pack<CartLine>(line, LINE));
const unpackLines = (unpack: Packing['unpack'], packed: unknown): CartLine[] =>
  Array.isArray(packed) ? packed.map((line) => unpack<CartLine>(line, LINE)) : [];

const packState = (pack: Packing['pack'], state: CartState): unknown[] => {
  const packed = pack<CartState>(state, STATE);
  const closed = state.closed.map((one) => pack<ClosedLine>(one, CLOSED));
  const isEmpty = state.lines.length === 0 && closed.length === 0 && packed.length === 2;
  return isEmpty ? [] : [packLines(pack, state.lines), closed, ...packed.slice(2)];
};

const unpackState = (unpack: Packing['unpack'], packed: unknown): CartState => {
  const state = unpack<CartState>(packed, STATE);
  const closed: unknown[] = state.closed ?? [];
  return {
    ...state,
    lines: unpackLines(unpack, state.lines),
    closed: closed.map((one) => unpack<ClosedLine>(one, CLOSED)),
  };
};

const packOp = (pack: Packing['pack'], op: CartOp): unknown[] => {
  const packed = pack<CartOp>(op, OP);
  const own = packed.with(3, packLines(pack, op.lines));
  return op.instead ? own.with(8, packLines(pack, op.instead)) : own;
};

const unpackOp = (unpack: Packing['unpack'], packed: unknown): CartOp => {
  const op = unpack<CartOp>(packed, OP);
  return {
    ...op,
    lines: unpackLines(unpack, op.lines),
    ...(op.instead && { instead: unpackLines(unpack, op.instead) }),
  };
};
