import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import { callableUrlFault, hostOf } from '../../../core/net/callable-url.ts';
import { isLoopback, isPublicAddress } from '../../../core/net/public-address.ts';
import { type Lookup, pinnedLookup } from './pinned-lookup.ts';

/** Statuses that say "not now". */
export const NOT_NOW: ReadonlySet<number> = new Set([408, 425, 429]);

export interface Guard {
  /** The local run may call this machine, by http; a deployment never. */
  mayCallLoopback: boolean;
  lookup?: Lookup;
  timeoutMs?: number;
}

/**
 * A request to an address that somebody else wrote down; undefined where it may not be called. Nothing inside the network it runs in
 * can be reached: the addresses of a name are looked at once and pinned, an address is judged however it is spelled, and redirects
 * are not followed.
 */
export const guardedRequest = (
  guard: Guard,
  address: string,
  options: RequestOptions,
): ReturnType<typeof httpRequest> | undefined => {
  if (callableUrlFault(address) !== undefined) return undefined;
  const url = new URL(address);
  const host = hostOf(url);
  const isPlain = url.protocol === 'http:';
  const isAllowed = (one: string) =>
    isPlain ? guard.mayCallLoopback && isLoopback(one) : isPublicAddress(one);
  if (isIP(host) !== 0 && !isAllowed(host)) return undefined;
  return (isPlain ? httpRequest : httpsRequest)(url, {
    ...options,
    // One connection a call: a kept one would outlive what was said of its address.
    agent: false,
    lookup: pinnedLookup(isAllowed, guard.lookup),
  });
};
