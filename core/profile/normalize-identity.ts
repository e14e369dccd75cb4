import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PeopleSettings } from '../config/people-settings.ts';
import { subscriptionAddress } from '../push/subscription.ts';
import { identityBy, idText } from './id-identity.ts';
import { isJunk } from './junk.ts';
import type { Identity } from './profile.ts';

/** The endpoint of a push service and two keys. */
const MAX_SUBSCRIPTION_LENGTH = 1024;

/**
 * The identity as pointers name it: e-mails trimmed and lower-cased, phones E.164 (`country` is ISO 3166-1 alpha-2, for
 * numbers without one of their own), others trimmed. undefined for what can be none.
 */
export const normalizeIdentity = (
  namespace: string,
  raw: unknown,
  country?: string,
): Identity | undefined => {
  if (namespace === 'webPush') return subscription(raw);
  const text = idText(raw);
  return text === undefined ? undefined : identityBy(namespace, normalValue(namespace, text, country));
};

const subscription = (raw: unknown): Identity | undefined => {
  const value = subscriptionAddress(raw);
  return value === undefined || value.length > MAX_SUBSCRIPTION_LENGTH
    ? undefined
    : { namespace: 'webPush', value };
};

/** What an event says of an identity. Junk is one that nobody has: it joins nobody and is looked up for nobody. */
export type SaidIdentity = Identity & { junk?: true };

/** As `normalizeIdentity`, with the shop's lists of what is no contact. */
export const saidIdentity = (
  people: PeopleSettings,
  namespace: string,
  raw: unknown,
  country?: string,
): SaidIdentity | undefined => {
  const identity = normalizeIdentity(namespace, raw, country);
  if (!identity) return undefined;
  return isJunk(people, identity, String(raw)) ? { ...identity, junk: true } : identity;
};

const normalValue = (namespace: string, text: string, country: string | undefined): string | undefined => {
  if (namespace === 'email') return emailOf(text);
  return namespace === 'phone' ? phoneOf(text, country) : text;
};

const emailOf = (text: string): string | undefined =>
  text.length <= 254 && /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+$/.test(text) ? text.toLowerCase() : undefined;

const phoneOf = (text: string, country: string | undefined): string | undefined => {
  const code = country?.trim().toUpperCase() ?? '';
  const known = isSupportedCountry(code) ? (code as CountryCode) : undefined;
  const phone =
    text.length > 40
      ? undefined
      : parsePhoneNumberFromString(
          text,
          known ? { defaultCountry: known, extract: false } : { extract: false },
        );
  return phone?.isPossible() ? phone.number : undefined;
};
