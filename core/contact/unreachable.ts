import { addressAsked, type ContactRule } from './contact-request.ts';

/** Nobody can be written to without an address. */
export const unreachable: ContactRule = (ask) =>
  addressAsked(ask) === undefined ? { kind: 'skipped', reason: 'no-address' } : undefined;
