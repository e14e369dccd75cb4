import type { Awaited } from './awaited.ts';
import type { ExitReason } from './verdict.ts';

/** An event that a step waits for. */
export interface Listener extends Awaited {
  /** It ends the journey at once with this reason, wherever she stands, if it comes so soon after the entry. */
  ends?: { reason: ExitReason; withinMs: number };
}

export interface PlacedListener extends Listener {
  stepId: string;
}
