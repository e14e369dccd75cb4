import type { Channel } from '../consent/consent.ts';
import type { Suppression } from '../privacy/is-lifted.ts';
import type { Blocking } from './blocked-for.ts';
import type { CapWindows } from './cap-window.ts';

/** Addresses that must not be used. */
export interface Suppressions {
  find(channel: Channel, address: string): Promise<Suppression | undefined>;
  /** The last reason stands, and her own no beside it (`blocked-for.ts`). */
  add(channel: Channel, address: string, reason: string, atMs: number): Promise<void>;
  /** As `add`, where what stands at that very moment says so. */
  addIf(
    place: { channel: Channel; address: string },
    blocking: Blocking,
    isNews: (seen: Suppression | undefined) => boolean,
  ): Promise<void>;
}

/** A message under the caps of one person. */
export interface CapPlace {
  /** Hers and those merged into it: hers first, the others only count. */
  profileIds: string[];
  sendId: string;
}

export interface CapAsk extends CapPlace, CapWindows {
  channel: Channel;
  atMs: number;
}

/** Her latest marketing messages. */
export interface Caps {
  /** Counts the message unless one of its windows is full; true for one that is counted. Exact however many ask at once. */
  reserve(ask: CapAsk): Promise<boolean>;
  /** Only looks. */
  hasRoom(ask: CapAsk): Promise<boolean>;
  release(place: CapPlace): Promise<void>;
}
