import type { ConsentSettings } from '../config/consent-settings.ts';
import { type PeopleSettings, peopleSettingsSchema } from '../config/people-settings.ts';

/** What was published that decides how events become people. */
export interface FoldRules {
  people: PeopleSettings;
  /** Event names whose occurrences published rules count → the longest window they ask for, in ms. */
  counted: ReadonlyMap<string, number>;
  /** Are there offers, so that coupons say something? */
  withCoupons?: boolean;
  /** Of the shop: for phone numbers without a country of their own, ISO 3166-1 alpha-2. */
  country?: string;
  /** What counts as a yes; every yes where it is left out. */
  consent?: ConsentSettings;
}

/** Those of a shop that has laid down nothing. */
export const defaultRules: FoldRules = { people: peopleSettingsSchema.parse({}), counted: new Map() };
