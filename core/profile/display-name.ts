import type { Profile } from './profile.ts';
import { traitOf } from './trait-of.ts';

const MOST_LETTERS = 100;

/** What she is called, as far as somebody has said; undefined where nobody has. */
export const displayName = (profile: Pick<Profile, 'traits' | 'observed'>): string | undefined => {
  const said = (name: string): string => {
    const value = traitOf(profile, name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const parts = [said('firstName') || said('first_name'), said('lastName') || said('last_name')];
  const name = said('name') || parts.filter((part) => part !== '').join(' ');
  return name === '' ? undefined : name.slice(0, MOST_LETTERS);
};
