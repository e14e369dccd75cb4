import type { Profile } from './profile.ts';

type WithTraits = Pick<Profile, 'traits'>;

/** The value of a trait; undefined where it was never said or was taken back with null. */
export const traitOf = ({ traits }: WithTraits, name: string): unknown => {
  const value = Object.hasOwn(traits, name) ? traits[name]?.value : undefined;
  return value === null ? undefined : value;
};

/** All traits as plain values. */
export const traitsOf = ({ traits }: WithTraits): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(traits).flatMap(([name, { value }]) => (value === null ? [] : [[name, value]])),
  );
