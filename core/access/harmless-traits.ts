/**
 * Traits that lead to nobody. What a shop says of people besides may be an account, a street or a nickname, and is taken
 * for a contact until it is named here.
 */
const harmless = new Set([
  'country',
  'city',
  'region',
  'timezone',
  'locale',
  'language',
  'currency',
  'gender',
  'birthday',
  'age',
  'firstname',
  'createdat',
  'plan',
  'tier',
  'loyaltytier',
  'status',
  'consent',
]);

/** `first_name` and `firstName` are one trait. */
export const isHarmlessTrait = (name: string): boolean =>
  harmless.has(name.toLowerCase().replace(/[_\s-]/g, ''));
