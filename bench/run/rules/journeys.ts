import type { PublishedJourney } from '../../../core/config/snapshot.ts';
import type { AppliedEvent } from '../../../core/journey/applied-event.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { emptyProfile } from '../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../core/seed/journeys.ts';
import { type Written, writtenOf } from './conditions.ts';

const EVENTS = 50;
const PEOPLE = 40;
const COUNTRIES = ['DE', 'FR', 'RU', 'PL'];
const DAY_MS = 86_400_000;

export const eventNameOf = (index: number): string => `Happening ${index % EVENTS}`;

/** Live journeys with the steps of the cart cascade, spread over fifty events. */
export const journeysOf = (
  count: number,
  conditionOf: (index: number) => Written = writtenOf,
): PublishedJourney[] =>
  Array.from({ length: count }, (_, index) => {
    const where = conditionOf(Math.floor(index / EVENTS)).condition;
    const { exit, goal, steps } = structuredClone(cartAbandoned);
    const trigger = { event: eventNameOf(index), where };
    const journey = { id: `journey-${index}`, trigger, exit, goal, steps } as Journey;
    return { journey, version: 1, status: 'live' };
  });

const at = (atMs: number) => (value: unknown) => ({ value, atMs });

/** Somebody with four traits, an address, and some orders, the last of them so many days ago. */
const personOf = (index: number, nowMs: number): Profile => {
  const said = at(nowMs - DAY_MS);
  const base = emptyProfile(`person-${index}`, nowMs - 400 * DAY_MS);
  return {
    ...base,
    identities: [{ namespace: 'email', value: `person-${index}@example.com`, linkedAtMs: base.createdAtMs }],
    traits: {
      country: said(COUNTRIES[index % COUNTRIES.length]),
      firstName: said('Ann'),
      locale: said('de'),
      timezone: said('Europe/Berlin'),
    },
    counters: { orders: index % 4 },
    lastOrder: { atMs: nowMs - (index % 80) * DAY_MS, source: 'web' },
    lastSeenAtMs: nowMs,
  };
};

export interface Told {
  event: AppliedEvent;
  profile: Profile;
}

/** What comes in: every event in turn, from people in turn, with prices and groups of all kinds. */
export const toldOf = (count: number, nowMs: number, name = eventNameOf): Told[] =>
  Array.from({ length: count }, (_, index) => ({
    profile: personOf((index * 13) % PEOPLE, nowMs),
    event: {
      type: 'track',
      event: name(index),
      messageId: `m${index}`,
      atMs: nowMs,
      source: 'web',
      properties: {
        product_id: `p${index % 500}`,
        category: `group-${(index * 31) % 97}`,
        price: (index * 37) % 250,
        currency: 'EUR',
        quantity: 1,
      },
    },
  }));
