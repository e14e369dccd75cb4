import type { Journey } from '../journey/journey.ts';
import type { Template } from '../message/template.ts';
import type { PeopleSettings, PrivacySettings } from './people-settings.ts';
import type { ContactSettings, ShopSettings } from './settings.ts';

export type JourneyStatus = 'live' | 'paused' | 'stopped';

export interface PublishedJourney {
  journey: Journey;
  version: number;
  status: JourneyStatus;
}

/** Everything published, as the functions hold it: one head item names the immutable chunks it is made of. */
export interface Snapshot {
  revision: string;
  journeys: PublishedJourney[];
  templates: Record<string, Template>;
  contact: ContactSettings;
  shop: ShopSettings;
  people: PeopleSettings;
  privacy: PrivacySettings;
}
