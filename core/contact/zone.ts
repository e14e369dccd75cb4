import { DateTime, IANAZone } from 'luxon';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import { traitOf } from '../profile/trait-of.ts';
import { countryOfPhone } from './phone-country.ts';

/** Asking the platform takes longer than all else about a zone. */
const valid = new Set<string>();

const asZone = (zone: unknown): string | undefined => {
  if (typeof zone !== 'string') return undefined;
  if (!valid.has(zone) && IANAZone.isValidZone(zone)) valid.add(zone);
  return valid.has(zone) ? zone : undefined;
};

/** Newer than the types of the language. */
type WithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

const known = new Map<string, string[]>();

const zonesOfCountry = (country: string): string[] => {
  const locale: WithZones = new Intl.Locale(`und-${country}`);
  const zones = known.get(country) ?? locale.getTimeZones?.() ?? [];
  known.set(country, zones);
  return zones;
};

/** The zone of a country whose clocks all show the same time; undefined for one that has several. */
export const zoneOfCountry = (country: string, nowMs: number): string | undefined => {
  const zones = zonesOfCountry(country);
  const offsets = new Set(zones.map((zone) => DateTime.fromMillis(nowMs, { zone }).offset));
  return offsets.size === 1 ? zones[0] : undefined;
};

const zoneOfPhone = (profile: Profile, nowMs: number): string | undefined => {
  const phone = addressOf(profile, 'sms');
  const country = phone === undefined ? undefined : countryOfPhone(phone);
  return country === undefined ? undefined : zoneOfCountry(country, nowMs);
};

/** Where her clock hangs: what her device or she herself said, else the phone's country where it has one zone, else the shop's. */
export const zoneOf = (profile: Profile, shopZone: string, nowMs: number): string =>
  asZone(profile.observed.timezone?.value) ??
  asZone(traitOf(profile, 'timezone')) ??
  zoneOfPhone(profile, nowMs) ??
  asZone(shopZone) ??
  'UTC';
