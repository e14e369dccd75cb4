import { IANAZone } from 'luxon';
import type { Fault } from '../errors.ts';
import { faultsOf } from '../faults.ts';
import { type ContactSettings, contactSettingsSchema, type ShopSettings } from './settings.ts';
import { shopSettingsFromJson, shopSettingsJson } from './shop-settings-json.ts';

export type SettingsCheck<T> = { kind: 'valid'; settings: T } | { kind: 'faults'; faults: Fault[] };

/** Every fault of `PUT /v1/settings/contact`. */
export const checkContactSettings = (document: unknown): SettingsCheck<ContactSettings> => {
  const parsed = contactSettingsSchema.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  if (IANAZone.isValidZone(parsed.data.timezone)) return { kind: 'valid', settings: parsed.data };
  return {
    kind: 'faults',
    faults: [{ path: '/timezone', message: 'an IANA time zone such as Europe/Berlin' }],
  };
};

/** Every fault of `PUT /v1/settings/shop`; prices come as decimals. */
export const checkShopSettings = (document: unknown): SettingsCheck<ShopSettings> => {
  const parsed = shopSettingsJson.safeParse(document);
  if (!parsed.success) return { kind: 'faults', faults: faultsOf(parsed.error) };
  return { kind: 'valid', settings: shopSettingsFromJson(parsed.data) };
};
