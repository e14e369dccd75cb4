import type { Channel } from '../consent/consent.ts';
import type { Suppression } from '../privacy/is-lifted.ts';

/** Why an address is on the list that people look through. A plain no is no such reason: it stands among her consents. */
const LISTED: readonly string[] = ['bounced', 'complained', 'by-hand'];

export const isListed = (reason: string): boolean => LISTED.includes(reason);

export interface BlockedAddress {
  channel: Channel;
  address: string;
  reason: string;
  atMs: number;
}

/** The blocked addresses, for those who look after them. */
export interface BlockList {
  /** Newest first; a page may be shorter than asked for, also where another follows. */
  list(page: {
    cursor?: string | undefined;
    limit: number;
  }): Promise<{ blocked: BlockedAddress[]; cursor?: string }>;
  /** What it is called in records that outlive it: nobody can tell from that whose it is. */
  nameOf(channel: Channel, address: string): Promise<string>;
  /**
   * Takes away what stood there; an erase and her own no go on standing. Undefined where nothing else stands.
   * @throws Conflict where it was blocked anew in between
   */
  lift(channel: Channel, address: string): Promise<Suppression | undefined>;
}
