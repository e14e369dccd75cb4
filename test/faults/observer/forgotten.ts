import type { Evidence, Violation } from './evidence.ts';

/** I21: of whoever was erased nothing that leads to her is left, whatever came late. */
export const forgottenForGood = ({ leftovers }: Evidence): Violation[] =>
  leftovers.map(({ person, key }) => ({ invariant: 'I21', what: `an address in ${key}`, person }));
