/** What conditions ask of a person besides values at paths. */
export interface Answers {
  /** The moment it is judged at. */
  nowMs: number;
  /** How often she did that within the window before the moment. */
  times(event: string, windowMs: number): number;
  inSegment(segmentId: string): boolean;
  /** Is she inside it at the moment, as far as her profile knows? */
  inJourney(journeyId: string): boolean;
  changesAt?: ChangesAt;
}

/**
 * Told the next instant at which something that was looked at will be different, though nothing happens to her; of a number of
 * days that number then, since it grows by one every day after.
 */
export type ChangesAt = (atMs: number, days?: number) => void;

/** Where operators find them; no path leads there. */
export const answers: unique symbol = Symbol('answers');
