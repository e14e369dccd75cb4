/** What chance decided about one person, and how it might have decided else. */
export interface Draw {
  /** `~holdout` and `~global-control` are no steps: who takes part at all. */
  stepId: string;
  /** By variant: together they are 1. */
  shares: Record<string, number>;
  /** The variant that is hers. */
  took: string;
}
