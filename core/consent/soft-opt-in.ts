import type { ConsentSettings } from '../config/consent-settings.ts';
import { countryOfPhone } from '../contact/phone-country.ts';
import type { ShopEvent, Trust } from '../event/event.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Identity, Profile } from '../profile/profile.ts';
import { traitOf } from '../profile/trait-of.ts';
import { type ConsentStatement, SOFT_OPT_IN } from './consent.ts';
import { mustConfirm } from './must-confirm.ts';

interface SoftAsk {
  event: ShopEvent;
  /** As she was before the order. */
  profile: Profile;
  /** What the order named of her. */
  accepted: readonly Identity[];
  settings: ConsentSettings;
  /** Whose key told of the order. */
  trust: Trust;
  shopCountry: string | undefined;
}

/** A country that she stated and nobody understands is not the shop's. */
const countryOf = ({ event, profile, shopCountry }: SoftAsk): string | undefined => {
  const stated = event.context?.traits?.country ?? traitOf(profile, 'country');
  if (typeof stated === 'string') return stated.trim().toUpperCase();
  const phone = addressOf(profile, 'sms');
  return (phone === undefined ? undefined : countryOfPhone(phone)) ?? shopCountry;
};

/**
 * What a purchase allows where the shop has switched it on for her country. The words of the shop are the proof. Where the yes of a
 * browser waits to be confirmed, what a browser calls an order allows nothing; that of a server is a purchase.
 */
export const softOptIn = (ask: SoftAsk): ConsentStatement[] => {
  const { event, profile, accepted, settings, trust } = ask;
  const { softOptIn: countries } = settings.email;
  if (event.event !== 'Order Completed' || event.historical || event.bot) return [];
  if (mustConfirm(settings, 'email', trust, true)) return [];
  const country = countryOf(ask);
  const rule = country !== undefined && Object.hasOwn(countries, country) ? countries[country] : undefined;
  const address =
    accepted.find(({ namespace }) => namespace === 'email')?.value ?? addressOf(profile, 'email');
  if (!rule?.sources.includes(event.source) || address === undefined) return [];
  const { atMs, source } = event;
  const statement = { channel: 'email', purpose: 'marketing', status: 'granted' } as const;
  return [{ ...statement, address, atMs, source, text: rule.text, basis: SOFT_OPT_IN }];
};
