/** Why a message is not sent; the last ones come from the way to the provider. */
export type SkipReason =
  | 'no-address'
  | 'no-consent'
  | 'denied'
  | 'topic-denied'
  | 'suppressed'
  | 'not-on-allow-list'
  | 'capped'
  | 'gave-way'
  | 'over-budget'
  | 'no-price'
  | 'reacted'
  | 'ordered'
  | 'cart-emptied'
  | 'stopped'
  | 'too-late'
  | 'no-template'
  /** sms: with all its parts. */
  | 'too-expensive'
  | 'no-sender'
  | 'provider-rejected'
  | 'provider-unavailable'
  | 'merged'
  | 'not-abandoned'
  /** All that the message is about cannot be bought just now. */
  | 'out-of-stock';

/** Why a message waits. */
export type HoldReason = 'quiet-hours' | 'on-pause' | 'complaint-open' | 'breaker-open' | 'switched-off';

/** The answer of the gate. A hold is not a "no": the same message is asked about again at `untilMs`. */
export type ContactVerdict =
  | { kind: 'allowed'; address: string }
  | { kind: 'held'; untilMs: number; reason: HoldReason }
  | { kind: 'skipped'; reason: SkipReason };
