import type { PreferenceSettings } from './preference-settings.ts';
import type { ContactSettings, ShopSettings } from './settings.ts';

/** Settings that an empty house starts with instead of the defaults. */
export interface SeedSettings {
  contact: ContactSettings;
  shop: ShopSettings;
  /** Left out: the defaults, which are no document. */
  preferences?: PreferenceSettings;
}

/** Stored before first use by whoever wants other settings at the start; nothing reads them afterwards. */
export interface SeedSettingsStore {
  get(): Promise<SeedSettings | undefined>;
  put(settings: SeedSettings): Promise<void>;
}
