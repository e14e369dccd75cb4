import type { Profile } from '../profile/profile.ts';
import { isHarmlessTrait } from './harmless-traits.ts';
import { maskWhole } from './mask-text.ts';

/**
 * A person without her contacts, for messages that are only looked at: a template can spell what it is given in any way, so
 * that covering the finished text would not do.
 */
export const maskedProfile = (profile: Profile): Profile => ({
  ...profile,
  identities: profile.identities.map((one) => ({ ...one, value: maskWhole(one.value) })),
  traits: Object.fromEntries(
    Object.entries(profile.traits).map(([name, trait]) => [
      name,
      isHarmlessTrait(name) || trait.value === null
        ? trait
        : { ...trait, value: maskWhole(String(trait.value)) },
    ]),
  ),
});
