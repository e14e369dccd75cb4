import type { Journey } from '../journey/journey.ts';
import type { JourneyStatus } from '../journey/journey-status.ts';
import type { Template } from '../message/template.ts';
import type { Offer } from '../offer/offer.ts';
import type { Segment } from '../segment/segment.ts';
import type { SettingsById } from './documents.ts';

export interface PublishedJourney {
  journey: Journey;
  version: number;
  status: JourneyStatus;
}

/** Everything published, as the functions hold it: one head item names the immutable chunks it is made of. */
export interface Snapshot extends SettingsById {
  revision: string;
  journeys: PublishedJourney[];
  templates: Record<string, Template>;
  segments: Segment[];
  /** What is published to staff only; left out where nothing is. */
  trials?: { journeys: PublishedJourney[]; templates: Record<string, Template> };
  offers: Record<string, Offer>;
}
