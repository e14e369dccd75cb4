import type { Identity } from './profile.ts';

/** Names an identity in maps: `namespace#value`. */
export const identityKey = ({ namespace, value }: Identity): string => `${namespace}#${value}`;
