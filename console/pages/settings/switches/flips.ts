import type { Change } from './change-switches.ts';

/** What every switch is given. */
export interface Flips {
  readonly flip: (change: Change) => void;
  readonly isBusy: boolean;
}
