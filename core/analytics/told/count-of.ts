import { hashId } from '../../hash.ts';
import type { Count } from '../count.ts';

const ID_LENGTH = 16;

/** A count that is known by these words: said again with the same it is the same. */
export const countOf = (words: readonly (string | number)[], count: Omit<Count, 'id'>): Count => ({
  id: hashId(words, ID_LENGTH),
  ...count,
});
