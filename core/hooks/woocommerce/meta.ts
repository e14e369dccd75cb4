import type { Fields } from '../hook.ts';
import { listOf } from '../read.ts';

/** A field that a plugin keeps with an order or an account. */
export const metaOf = (held: Fields, key: string): unknown =>
  listOf(held.meta_data).find((one) => one.key === key)?.value;
