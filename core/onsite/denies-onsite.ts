import { registerPending } from '../consent/register.ts';
import type { Profile } from '../profile/profile.ts';

/**
 * Nothing is sent to anybody: the shop shows something on a page of its own, so that no permission is asked for. Whoever said
 * no to it is shown nothing.
 */
export const deniesOnsite = ({
  consents,
  pendingConsents,
}: Pick<Profile, 'consents' | 'pendingConsents'>): boolean => {
  const said = [...consents, ...pendingConsents];
  const [latest] = registerPending(
    said.filter(({ channel, purpose }) => channel === 'onsite' && purpose === 'marketing'),
  );
  return latest?.status === 'denied';
};
