import { storedBytes } from '../config/canonical.ts';
import type { PeopleSettings } from '../config/people-settings.ts';
import type { ShopEvent } from '../event/event.ts';
import { namesPlace } from '../event/plain-words.ts';
import { LOYALTY_TRAIT } from '../loyalty/loyalty.ts';
import type { Profile, TraitValue } from './profile.ts';
import { contactFields } from './said-contacts.ts';
import { later, settled } from './trait-rules.ts';

type Traits = Profile['traits'];

const MAX_TRAITS = 100;
const MAX_NAME = 64;
const MAX_VALUE_BYTES = 1000;
const MAX_BYTES = 32_000;
/** Identities and consent have their own places; the others would be keys of the language. */
const NOT_TRAITS = new Set([...contactFields, 'consent', 'id', '__proto__', 'constructor', 'prototype']);

/** What an identify says of a person, without identities and consent; too large values are left out. */
export const traitsSaid = (
  said: Record<string, unknown>,
  { atMs, unproven, profileId }: Pick<ShopEvent, 'atMs' | 'unproven' | 'profileId'>,
  ownNamespaces: readonly string[] = [],
): Traits =>
  Object.fromEntries(
    Object.entries(said)
      .filter(([name, value]) => isTrait(name, value) && !ownNamespaces.includes(name))
      // Points are what the register says.
      .filter(([name]) => name !== LOYALTY_TRAIT || profileId !== undefined)
      .map(([name, value]) => [
        name,
        { value, atMs, ...(unproven && namesPlace([name, value]) && { claimed: true as const }) },
      ]),
  );

const isTrait = (name: string, value: unknown): boolean =>
  value !== undefined &&
  name !== '' &&
  name.length <= MAX_NAME &&
  !NOT_TRAITS.has(name) &&
  storedBytes(value) <= MAX_VALUE_BYTES;

/** Both, name by name, each by its rule or else the latest; beyond the bound the oldest are forgotten. */
export const mergeTraits = (a: Traits, b: Traits, rules: PeopleSettings['traits'] = {}): Traits => {
  const merged = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) {
    const held = merged.get(name);
    if (!Object.hasOwn(rules, name)) merged.set(name, held ? later(held, value) : value);
  }
  for (const [name, rule] of Object.entries(rules)) {
    const value = settled(rule, own(a, name), own(b, name));
    if (value) merged.set(name, value);
  }
  const all = [...merged];
  return Object.fromEntries(all.length <= MAX_TRAITS / 4 ? all : newest(all));
};

const own = (traits: Traits, name: string): TraitValue | undefined =>
  Object.hasOwn(traits, name) ? traits[name] : undefined;

const newest = (all: [string, TraitValue][]): [string, TraitValue][] => {
  let room = MAX_BYTES;
  return all
    .toSorted(([x, a], [y, b]) => b.atMs - a.atMs || (x < y ? -1 : 1))
    .slice(0, MAX_TRAITS)
    .filter((one) => {
      room -= storedBytes(one);
      return room >= 0;
    });
};

/** What the device says of itself. */
export const observe = (a: Profile['observed'], b: Profile['observed']): Profile['observed'] => {
  const timezone = settled('latest', a.timezone, b.timezone);
  const locale = settled('latest', a.locale, b.locale);
  return { ...(timezone && { timezone }), ...(locale && { locale }) };
};
