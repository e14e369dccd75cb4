import type { ShopEvent } from '../event/event.ts';
import { hashId } from '../hash.ts';
import type { AppliedEvent } from '../journey/applied-event.ts';
import type { Profile } from '../profile/profile.ts';
import { CONFIRMATION_ASKED } from './confirmation.ts';
import type { ConsentStatement } from './consent.ts';
import { consentsOf } from './consents-of.ts';

type Person = Pick<Profile, 'identities' | 'consents' | 'pendingConsents'>;

const waiting = (person: Person): ConsentStatement[] =>
  consentsOf(person).filter(({ status }) => status === 'pending');

const hasPending = ({ consents, pendingConsents }: Person): boolean =>
  [...consents, ...pendingConsents].some(({ status }) => status === 'pending');

/**
 * Each yes that waits since this event, or was said once more, asks her to confirm it. `order_id` is what the entry of the built-in
 * journey is about: one address, which is asked once a day at most. A file and a robot ask nobody.
 */
export const confirmationsAsked = (event: ShopEvent, before: Person, after: Person): AppliedEvent[] => {
  if (!hasPending(after) || event.historical || event.bot) return [];
  const known = waiting(before);
  return waiting(after)
    .filter(
      ({ channel, address, atMs }) =>
        !known.some((one) => one.channel === channel && one.address === address && one.atMs >= atMs),
    )
    .map(({ channel, address }) => ({
      ...event,
      event: CONFIRMATION_ASKED,
      messageId: `${event.messageId} confirm ${channel} ${hashId([address], 8)}`,
      properties: { channel, order_id: hashId([channel, address]) },
      derived: true,
    }));
};
