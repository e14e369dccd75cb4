import type { Options } from 'minisearch';
import type { Found } from './records.ts';

/** The same where the index is made and where it is read, or it would find nothing. */
export const searchOptions: Options<Found> = {
  fields: ['heading', 'page', 'text'],
  storeFields: ['page', 'heading'],
  searchOptions: { boost: { heading: 4, page: 2 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
};
