import ipaddr from 'ipaddr.js';
import { isLoopback, isPublicAddress } from './public-address.ts';

/** The host without the brackets that an IPv6 address has in a URL, and without the dot that may end a name. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/**
 * Why a URL may not be called, in words; undefined if it may, as far as one can tell without asking for its addresses. Loopback
 * is let through by http: whether this run may call it is known where it is called.
 */
export const callableUrlFault = (text: string): string | undefined => {
  const url = parsed(text);
  if (!url) return 'a URL such as https://crm.example/hook';
  if (url.username !== '' || url.password !== '') return 'no user name and no password: sign with a secret';
  const host = hostOf(url);
  if (url.protocol === 'http:' && (host === 'localhost' || isLoopback(host))) return undefined;
  if (url.protocol !== 'https:') return 'https only';
  if (ipaddr.isValid(host) && !isPublicAddress(host)) return 'a public address';
  return host.includes('.') || host.includes(':') ? undefined : 'a host that the internet knows';
};
