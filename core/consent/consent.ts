/** Why mail may go to somebody who never said yes. */
export const SOFT_OPT_IN = 'soft opt-in';

/** A way to reach a person. */
export type Channel = 'email' | 'sms' | 'push' | 'webpush' | 'webhook' | 'agent' | 'onsite' | 'telegram';
export type Purpose = 'marketing' | 'transactional';
/** `pending`: a yes that she whose address it is has not confirmed. Until then it is none. */
export type ConsentStatus = 'granted' | 'denied' | 'pending';

/** One line of the register per (channel, address, purpose): the latest statement wins, at a tie the denial. */
export interface ConsentStatement {
  channel: Channel;
  address: string;
  purpose: Purpose;
  status: ConsentStatus;
  atMs: number;
  /** The text that was shown, when the shop told us. */
  text?: string;
  /** Where it was said: web, pos, email (an unsubscribe link), … */
  source?: string;
  /** The page where it was said, without its query. */
  page?: string;
  /** The address of the net that it was said from. */
  ip?: string;
  /** Why it counts when nobody said it in words, e.g. `device permission`. */
  basis?: string;
}

/** What counts now, with the yes that was confirmed by it. */
export interface ConsentInEffect extends ConsentStatement {
  asked?: Pick<ConsentStatement, 'atMs' | 'source' | 'text' | 'page' | 'ip'>;
}

export type PendingConsent = Omit<ConsentStatement, 'address'>;
