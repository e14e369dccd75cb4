import type { Place } from '../document/places.ts';

/** What the form of every kind of block is given. */
export interface StepFormProps {
  /** Of the block. */
  readonly place: Place;
}
