import type { Profile } from './profile.ts';

type WithTraits = Pick<Profile, 'traits' | 'observed'>;

/**
 * The value of a trait; undefined where it was never said or was taken back with null. The zone that her device is in comes
 * before the one she stated; a language she stated before that of her device.
 */
export const traitOf = (profile: WithTraits, name: string): unknown => {
  const { timezone, locale } = profile.observed;
  if (name === 'timezone') return timezone?.value ?? stated(profile, name);
  return stated(profile, name) ?? (name === 'locale' ? locale?.value : undefined);
};

const stated = ({ traits }: WithTraits, name: string): unknown => {
  const value = Object.hasOwn(traits, name) ? traits[name]?.value : undefined;
  return value === null ? undefined : value;
};

/** All traits that were stated, as plain values. */
export const traitsOf = ({ traits }: Pick<Profile, 'traits'>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(traits).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])),
  );
