import type { Fault } from '../errors.ts';
import { normalizeIdentity } from './normalize-identity.ts';
import type { Identity } from './profile.ts';

/** Channels whose addresses people know by heart, and what names somebody by them. */
export const typedNamespaces = { email: 'email', sms: 'phone' } as const;
export type TypedChannel = keyof typeof typedNamespaces;

/** What is said of a text that is no address of the channel. */
export const noContact = {
  email: 'a mail address such as ann@shop.example',
  sms: 'a phone number such as +4915112345678',
} as const satisfies Record<TypedChannel, string>;

/** An address as somebody types it, as pointers name it; `country` is the shop's. Or what is wrong with it, at `path`. */
export const typedContact = (
  channel: TypedChannel,
  typed: string,
  { country, path }: { country?: string | undefined; path: string },
): { identity: Identity } | { fault: Fault } => {
  const identity = normalizeIdentity(typedNamespaces[channel], typed, country);
  return identity ? { identity } : { fault: { path, message: noContact[channel] } };
};
