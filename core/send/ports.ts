import type { Channel, Purpose } from '../consent/consent.ts';
import type { Cost, Price } from '../contact/price.ts';
import type { RenderedMessage } from '../message/template.ts';
import type { Work } from '../task/task.ts';
import type { KeptLinkKey, LinkKey } from './link-keys.ts';

export interface OutgoingMessage extends RenderedMessage {
  /** What it comes to, and the most that it may. */
  cost?: Cost;
  maxPrice?: Price;
  sendId: string;
  /** No call begins later: a "no" counts within a second, and was last looked for a second before. */
  leavesByMs?: number;
  profileId: string;
  enrollmentId: string;
  journeyId: string;
  stepId: string;
  channel: Channel;
  purpose: Purpose;
  to: string;
  /** Which rung of a cascade it is, from 0. */
  rung?: number;
  /** Who it comes from: the mail address, the SMS sender ID, or the push platform application's ARN. */
  from?: string;
  replyTo?: string;
  headers?: Record<string, string>;
  /** agent: for the work list. */
  work?: Work;
  /** push, webpush and onsite: what a tap opens. */
  url?: string;
  /** push: the device was gone once, and was heard of since. */
  isBack?: true;
  /** webpush and onsite: how long it is worth showing. */
  lastsMs?: number;
  /** webpush and onsite: an address of a picture. */
  image?: string;
  /** onsite: where it is shown. */
  slot?: string;
  /** onsite: it says something of her. */
  personal?: boolean;
  /** onsite: its link leads to something of hers. */
  personalUrl?: true;
}

/** One provider behind a channel. One attempt: throws ProviderRejected (for good) or ProviderUnavailable (ambiguous or not). */
export interface Sender {
  send(message: OutgoingMessage): Promise<{ providerId?: string }>;
  /** A call that reaches nobody: throws ProviderUnavailable when the provider does not answer it. */
  probe?(): Promise<void>;
}

/** Messages for somebody of the shop to look at: each is handed to its provider once, and that is all. */
export interface TestSends {
  send(message: OutgoingMessage): Promise<void>;
}

/** A channel without a sender cannot be used here. */
export type Senders = Partial<Record<Channel, Sender>>;

/** One message that another system asked for, by the key it named. It holds no word of hers: an erase leaves it. */
export interface MessageRequest {
  /** Names it (`messageKeyHash`): the same key asks for the same message. */
  keyHash: string;
  /** Tells whether the same is asked for. */
  bodyHash: string;
  /** As it was made known; that of a second attempt is another. */
  sendId: string;
  profileId: string;
  journeyId: string;
  template: string;
  channel: Channel;
  atMs: number;
  expiresAtSeconds: number;
}

export interface MessageRequests {
  /** The first one of a key stands, and is answered. */
  put(request: MessageRequest): Promise<MessageRequest>;
  byKey(keyHash: string): Promise<MessageRequest | undefined>;
  bySendId(sendId: string): Promise<MessageRequest | undefined>;
}

/** A link that fits into an SMS: the id is a secret as good as a token. */
export interface ShortLink {
  id: string;
  url: string;
  sendId: string;
  profileId: string;
  enrollmentId: string;
  journeyId: string;
  channel: Channel;
  expiresAtSeconds: number;
}

export interface ShortLinks {
  /** Safe to repeat: the id is made of the send. */
  put(link: ShortLink): Promise<void>;
  get(id: string): Promise<ShortLink | undefined>;
}

/** Which links of a mail were followed. */
export interface FollowedLinks {
  /** Puts one down; answers how many different ones there are by now, and how long ago the first was. Safe to repeat. */
  note(sendId: string, url: string, atMs: number): Promise<{ links: number; sinceMs: number }>;
}

/** When something was first reported of a message: links, callbacks and openings come again at other times. */
export interface FirstTimes {
  /** Puts it down unless it is known; answers the first time. Safe to repeat. */
  of(sendId: string, what: string, atMs: number): Promise<number>;
}

/** The keys that sign links. The first is made on first use. */
export interface LinkKeys {
  /** The one that signs now. */
  signing(): Promise<LinkKey>;
  /** Those whose links are believed. */
  valid(): Promise<readonly LinkKey[]>;
}

/** For whoever turns them over. */
export interface LinkKeyRegister {
  /** With those that have ended not long ago. */
  list(): Promise<readonly KeptLinkKey[]>;
  /** `next` may be asked again where somebody else was faster, and changes nothing where it answers what it was given. Throws Conflict. */
  change(next: (keys: readonly KeptLinkKey[]) => readonly KeptLinkKey[]): Promise<readonly KeptLinkKey[]>;
}

/** Whose message it is that a provider reports on. */
export type SentIds = Pick<
  DeliveryEvent,
  'sendId' | 'profileId' | 'enrollmentId' | 'journeyId' | 'channel' | 'address'
>;

/** What providers call messages of ours, for reports that name them by nothing else. */
export interface SentMessages {
  put(provider: string, providerId: string, ids: SentIds, expiresAtSeconds: number): Promise<void>;
  get(provider: string, providerId: string): Promise<SentIds | undefined>;
}

export type DeliveryType =
  | 'delivered'
  | 'opened'
  | 'clicked'
  /** An agent reached her. */
  | 'answered'
  | 'bounced'
  | 'complained'
  | 'rejected'
  | 'delayed';

/** What a provider, or our own link, reports of a send. */
export interface DeliveryEvent {
  v: 1;
  sendId: string;
  profileId: string;
  enrollmentId?: string;
  journeyId?: string;
  channel: Channel;
  type: DeliveryType;
  address?: string;
  atMs: number;
  /** A bounce that may pass (mailbox full, out of office): blocks no address. */
  transient?: boolean;
  /** A click that is no scanner's; an open that is no machine's. */
  trusted?: boolean;
}
