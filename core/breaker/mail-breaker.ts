import type { BreakerReason, MailHealth } from './judge-mail.ts';
import type { Fate, Shard } from './shard.ts';

/** Marketing mail has stopped. */
export interface OpenBreaker {
  openedAtMs: number;
  reason: BreakerReason;
  /** As it was then. */
  health: MailHealth;
}

/** What is known of all marketing mails of late, and whether they have stopped. */
export interface MailBreaker {
  /** Answers the shard that the mail is counted in. The same report twice counts once while the mail is among the latest. */
  count(sendId: string, fate: Fate): Promise<Shard>;
  shards(): Promise<Shard[]>;
  /** The first one stands until it is closed. */
  open(open: OpenBreaker): Promise<'opened' | 'was-open'>;
  /** A look before each marketing mail: cheap, and as new as a read can be that is not consistent. */
  opened(): Promise<OpenBreaker | undefined>;
  /** Marketing mail goes on, and counting begins anew. Answers whether it had stopped. */
  close(): Promise<boolean>;
}
