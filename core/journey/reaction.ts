import type { Channel } from '../consent/consent.ts';
import { consentsOf } from '../consent/consents-of.ts';
import { addressOf } from '../profile/address-of.ts';
import type { Profile } from '../profile/profile.ts';
import type { Enrollment } from './enrollment.ts';
import { lastSentAtMs } from './sends.ts';

/** An order or a visit of her own after the latest message of the step she stands at. Opened messages say nothing. */
export const hasReacted = (profile: Profile, enrollment: Enrollment): boolean => {
  const { stepId } = enrollment.position;
  const sentAtMs = stepId === null ? undefined : lastSentAtMs(enrollment, stepId);
  if (sentAtMs === undefined) return false;
  return (profile.lastVisitAtMs ?? 0) > sentAtMs || (profile.lastOrder?.atMs ?? 0) > sentAtMs;
};

/** What she said of a channel that has no address of hers yet binds to none, and is heard all the same. */
const unbound = (profile: Profile) =>
  profile.pendingConsents.filter(({ channel }) => addressOf(profile, channel) === undefined);

/** When she said no since she came in, on any of these channels, whatever the address; undefined when she has not. */
export const deniedAtMs = (
  profile: Profile,
  enrollment: Enrollment,
  channels: readonly Channel[],
): number | undefined =>
  [...consentsOf(profile), ...unbound(profile)].find(
    ({ status, purpose, channel, atMs }) =>
      status === 'denied' &&
      purpose === 'marketing' &&
      atMs > enrollment.enteredAtMs &&
      (channels.includes(channel) || (channel === 'webpush' && channels.includes('push'))),
  )?.atMs;
