import type { Snapshot } from './config/snapshot.ts';
import type { EventEnvelope } from './event/event.ts';
import type { Journey } from './journey/journey.ts';
import type { Gone } from './privacy/erasure.ts';
import type { MergeRecord, MergeSummary, Separated } from './profile/merge-record.ts';
import type { Identity, Profile } from './profile/profile.ts';
import type { ClockMark } from './profile/segment-marks.ts';
import type { DeliveryEvent } from './send/ports.ts';
import type { TimelineEntry, TimelineItem } from './send/timeline.ts';
import type { SmsReply } from './sms/sms-reply.ts';

export interface Clock {
  now(): number;
}

export interface Stored<T> {
  value: T;
  /** 0 = not stored yet. */
  version: number;
}

/** People and the pointers that lead to them. */
export interface Profiles {
  /**
   * `namespace#value` → profile id, for those that have a pointer. May answer from a cache: confirm with the loaded profile,
   * or ask for a fresh answer.
   */
  resolve(identities: readonly Identity[], ask?: { fresh: boolean }): Promise<Map<string, string>>;
  /** Consistent read; ids without an item are absent, and so are those that are gone. */
  load(ids: readonly string[]): Promise<Map<string, Stored<Profile>>>;
  /** Which of those that `load` left out had somebody once, and what became of her; the others were never written. */
  gone(ids: readonly string[]): Promise<Map<string, Gone>>;
  /** Puts the pointer if there is none; answers the id that owns it now. Safe to repeat. */
  claim(identity: Identity, profileId: string, expiresAtSeconds?: number): Promise<string>;
  /** Moves a pointer on condition that it still names `from` (or already `to`); one that was taken away stays away. */
  repoint(identity: Identity, from: string, to: string, expiresAtSeconds?: number): Promise<void>;
  /** Keeps a pointer of hers until then; one that is somebody else's by now stays as it is. */
  extend(identity: Identity, profileId: string, expiresAtSeconds: number): Promise<void>;
  /** Keeps a frozen profile until then, so that an old id leads on for as long as there is somebody to lead to. */
  extendFrozen(profileId: string, expiresAtSeconds: number): Promise<void>;
  /** Takes a pointer away if it still names this profile. */
  unclaim(identity: Identity, profileId: string): Promise<void>;
  /** Throws Conflict when the stored version is not `expectedVersion`. */
  save(profile: Profile, expectedVersion: number): Promise<void>;
}

/** What was made one, and how to undo it; under the winner. */
export interface MergeLog {
  /** Safe to repeat. One that is there stands, unless it was made of an older version of the winner. */
  put(record: MergeRecord): Promise<void>;
  get(winnerId: string, loserId: string): Promise<MergeRecord | undefined>;
  /** All merges into these, newest first; compare `expiresAtSeconds`. */
  list(winnerIds: readonly string[]): Promise<MergeSummary[]>;
  /** Notes that a merge is being undone; the first note stands. */
  separate(winnerId: string, loserId: string, separated: Separated): Promise<void>;
  /** Replaces what the winner was. Without it nothing is left but what is listed; `get` answers undefined then. */
  rewrite(winnerId: string, loserId: string, before: Profile | undefined): Promise<void>;
}

/** An entry of a list: which item of whom. */
export interface ListKey {
  profileId: string;
  sk: string;
}

export interface ListPage {
  keys: ListKey[];
  cursor?: string;
}

/**
 * Lists of people (`core/lists.ts`), each in 16 shards. They lag behind the items by a moment: one that has just left may
 * still be named, so whoever acts looks at the item.
 */
export interface Lists {
  /** A page of one shard, in order of profile ids. Throws Invalid for a cursor that is none. */
  page(list: string, shard: number, cursor: string | undefined, limit: number): Promise<ListPage>;
  count(list: string): Promise<number>;
}

export interface TimelinePage {
  entries: TimelineEntry[];
  cursor?: string;
}

/** What happened to a person, newest first. */
export interface Timeline {
  /** Idempotent: the same (profileId, atMs, id) lands on the same item. */
  append(items: readonly TimelineItem[]): Promise<void>;
  page(profileIds: readonly string[], cursor: string | undefined, limit: number): Promise<TimelinePage>;
  /** Which of these messages are in the history of the person since then, items with the ids `exceptIds` left out. */
  seen(
    profileIds: readonly string[],
    messageHashes: readonly string[],
    sinceMs: number,
    exceptIds?: readonly string[],
  ): Promise<Set<string>>;
}

/** That somebody is in a segment, as a list of its people shows it. */
export interface Membership {
  profileId: string;
  segmentId: string;
  sinceMs: number;
}

/** Items under a person that put her on the list of a segment; her profile is the truth. */
export interface Memberships {
  /** Safe to repeat; kept as long as she is. */
  put(membership: Membership, expiresAtSeconds?: number): Promise<void>;
  remove(profileId: string, segmentId: string): Promise<void>;
}

/** The next look at a person, as a schedule that comes back as a message of the wake queue. */
export interface Clocks {
  /** Named by hash(profileId, no, atMs): safe to repeat. */
  arm(profileId: string, clock: ClockMark): Promise<void>;
  /** One that has gone already is gone. */
  disarm(profileId: string, clock: ClockMark): Promise<void>;
}

/** One call to another system. */
export interface WebhookCall {
  /** `Idempotency-Key`: the same for every attempt. */
  id: string;
  url: string;
  /** Name of the secret that signs it. */
  secret?: string;
  /** JSON. */
  body: string;
}

/** `again`: it may be taken another time. Reasons are codes: `http-503`, `timeout`, `forbidden-address`. */
export type WebhookAnswer =
  | { kind: 'taken'; status: number }
  | { kind: 'failed'; reason: string; again: boolean };

/** Other systems. One attempt a call, to public addresses only; what they answer is not looked at. */
export interface Webhooks {
  post(call: WebhookCall): Promise<WebhookAnswer>;
}

/** Secrets that sign webhooks, by name. */
export interface WebhookSecrets {
  get(name: string): Promise<string | undefined>;
  put(name: string, value: string, atMs: number): Promise<void>;
  remove(name: string): Promise<void>;
  /** Names only. */
  list(): Promise<{ name: string; savedAtMs: number }[]>;
}

/** What marketers published. */
export interface PublishedConfig {
  /** Reads the head at each call, the immutable chunks once. */
  snapshot(): Promise<Snapshot>;
  /** What was read last, if anything was. */
  held?(): Snapshot | undefined;
  /** Until when somebody watches what comes in, as the head said that was read last. */
  watchedUntilMs?(): number;
  /** The structure an enrollment is pinned to. */
  journeyVersion(journeyId: string, version: number): Promise<Journey | undefined>;
}

/** The bus. Throws ProviderUnavailable if any entry was refused after its retries. */
export interface Bus {
  putEvents(envelopes: readonly EventEnvelope[]): Promise<void>;
  putDelivery(delivery: DeliveryEvent): Promise<void>;
  /** What somebody wrote by SMS. */
  putReply(reply: SmsReply): Promise<void>;
}

/** A source of events: what a write key stands for. */
export interface EventSource {
  id: string;
  kind: 'public' | 'secret';
  name: string;
  /** Origins a browser may post from; `loopback` = every loopback origin, `*` = any. */
  origins: string[];
  mayStateConsent: boolean;
  country?: string;
  /** Fixed source word (`pos`, `callcentre`, …) when the client states none. */
  source?: string;
  /** How many events a second are taken, over ten seconds; `limitOf` says how many where it is left out. */
  limitPerSecond?: number;
  /** For shopper tokens: only secret keys have one, it is the key itself. */
}

export interface EventSources {
  /** Held at most 15 s. */
  byWriteKey(writeKey: string): Promise<EventSource | undefined>;
  /** The union of all sources' origins: a preflight carries no key. */
  allOrigins(): Promise<string[]>;
  /** Secret write keys, to check shopper tokens. */
  secretKeys(): Promise<string[]>;
}
