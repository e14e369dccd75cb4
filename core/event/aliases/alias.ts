import type { CatalogueName } from '../catalogue.ts';

export type Fields = Record<string, unknown>;

/** What an event of another vendor's vocabulary is in ours. */
export interface Canonical {
  event: CatalogueName;
  /** Put over what the client said, which is kept. */
  properties: Fields;
}

export type Alias = (said: Fields) => Canonical;

/** Only what is there: an alias must not put `undefined` over what a client said. */
export const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** Products by `product`; a cart that came without a list stays without one. */
export const listOf = (value: unknown, product: (said: Fields) => Fields): Fields[] | undefined =>
  Array.isArray(value) ? value.map((each) => product(fieldsOf(each))) : undefined;
