/** What decided which of two profiles stayed; `id` where nothing else did, `cycle` where two merges froze each other. */
export const survivorRules = ['userId', 'contact', 'orders', 'oldest', 'id', 'cycle'] as const;
export type SurvivorRule = (typeof survivorRules)[number];

/** Kept with the profile that was frozen, so that whoever finishes the merge says the same of it. */
export interface MergeNote {
  /** When it was done, by the clock. */
  atMs: number;
  /** The event that made one of two, and where it came from: `operator` for what somebody did by hand. */
  event: string;
  source: string;
  /** Who did it by hand. */
  by?: string;
  rule: SurvivorRule;
}

/** What brought two profiles together, before it is known which of them stays. */
export type MergeCause = Pick<MergeNote, 'event' | 'source' | 'by'>;

/** Merges that are older than the notes. */
export const unknownCause: MergeCause = { event: '', source: '' };
