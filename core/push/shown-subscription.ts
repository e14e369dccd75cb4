import type { Channel } from '../consent/consent.ts';
import { shortHash } from '../hash.ts';
import { namespaceOf } from '../profile/address-of.ts';
import type { Identity } from '../profile/profile.ts';
import { subscriptionAddress, subscriptionOf } from './subscription.ts';

/** `https://push.example#0123456789abcdef`: tells browsers of a person apart, and reaches none of them. */
const shownSubscription = (address: string): string => {
  const { endpoint = '' } = subscriptionOf(address) ?? {};
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : '';
  return `${origin}#${shortHash(address)}`;
};

/** An identity as staff see it: a browser's subscription holds its secret, which is nobody's to read. */
export const shownIdentity = ({ namespace, value }: Identity): Identity => ({
  namespace,
  value: namespace === namespaceOf('webpush') ? shownSubscription(value) : value,
});

/** An address of a channel as staff see it. */
export const shownAddress = (channel: Channel, address: string): string =>
  channel === 'webpush' ? shownSubscription(address) : address;

/** A subscription in any spelling without its keys, which is where it is; other words as they are. */
export const withoutKeys = (text: string): string => {
  const isMaybe = text.includes('#') || text.trimStart().startsWith('{');
  const address = isMaybe ? subscriptionAddress(text) : undefined;
  return (address !== undefined && subscriptionOf(address)?.endpoint) || text;
};
