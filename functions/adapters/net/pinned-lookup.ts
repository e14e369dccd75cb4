import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** A name that leads to an address which may not be called. */
export class ForbiddenAddress extends Error {}

export type Lookup = typeof systemLookup;

/**
 * Asks for the addresses of a name once and refuses the name if any of them may not be called. The connection is made to the very
 * addresses that were looked at: a second answer, for which an attacker's name server might say something else, is never asked for.
 */
export const pinnedLookup =
  (isAllowed: (address: string) => boolean, lookup: Lookup = systemLookup): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return callback(new ForbiddenAddress(hostname), '');
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
