/** Why a figure cannot be given. Nothing is ever NaN: what cannot be said says why. */
export type UnknownReason =
  /** More orders than people, a part of a person, a sum that its squares rule out. */
  | 'impossible-counts'
  /** A share outside 0 to 1, a difference that cannot be. */
  | 'impossible-question'
  | 'nobody'
  /** A few orders, or one huge one, tell nothing of the mean. */
  | 'too-few-orders'
  /** The first variant is so near to nothing that "times as many" may be any number. */
  | 'baseline-near-zero'
  | 'no-control-group';

export interface Unknown {
  kind: 'unknown';
  reason: UnknownReason;
}

/** An estimate and the interval that holds the truth with the confidence asked for. */
export interface Known {
  kind: 'known';
  estimate: number;
  low: number;
  high: number;
}

export type Reading = Known | Unknown;

export const unknown = (reason: UnknownReason): Unknown => ({ kind: 'unknown', reason });

export const isKnown = (reading: Reading): reading is Known => reading.kind === 'known';

/** The same in another unit: a share of people becomes orders. */
export const scaled = (reading: Reading, by: number): Reading =>
  isKnown(reading)
    ? { kind: 'known', estimate: reading.estimate * by, low: reading.low * by, high: reading.high * by }
    : reading;
