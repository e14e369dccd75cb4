import type { Offer } from '../../../../core/offer/offer.ts';

/** What each part of the editor is given. */
export interface FieldsProps {
  readonly offer: Offer;
  readonly change: (offer: Offer) => void;
  readonly readOnly: boolean;
  /** What is wrong at a JSON pointer. */
  readonly errorAt: (path: string) => string | undefined;
}
