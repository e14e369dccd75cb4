import type { EventEnvelope, ShopEvent } from '../event/event.ts';
import { ownEvent } from '../event/own-event.ts';
import type { LinkedIdentity } from '../profile/profile.ts';

/** Said by Kaskad when a provider answers that a device is no more. */
const DEVICE_DROPPED = 'Device Dropped';
/** Said by her browser when she takes its permission back. */
const PUSH_UNSUBSCRIBED = 'Push Unsubscribed';

export interface Drop {
  profileId: string;
  channel: 'push' | 'webpush';
  namespace: string;
  /** The address. */
  value: string;
  atMs: number;
}

/** Nobody but the fold writes a profile: that a device is gone is told as an event of hers. */
export const deviceDropped = ({ profileId, channel, namespace, value, atMs }: Drop): EventEnvelope =>
  ownEvent({
    profileId,
    event: DEVICE_DROPPED,
    source: channel,
    atMs,
    properties: { namespace, value },
    prefix: 'device',
    parts: [namespace, value, atMs],
  });

type Said = Pick<LinkedIdentity, 'namespace' | 'value'>;

/** Which device an event takes away. Only Kaskad itself names a profile; a browser can take away no device but its own. */
const droppedBy = (event: ShopEvent, named: readonly Said[]): Said | undefined => {
  if (event.event === PUSH_UNSUBSCRIBED) return named.find(({ namespace }) => namespace === 'webPush');
  if (event.event !== DEVICE_DROPPED || event.profileId === undefined) return undefined;
  const { namespace, value } = event.properties ?? {};
  return typeof namespace === 'string' && typeof value === 'string' ? { namespace, value } : undefined;
};

/** Her identities, a device that the event takes away marked as gone since then; said again later it is in use again. */
export const withoutDropped = (
  identities: LinkedIdentity[],
  event: ShopEvent,
  named: readonly Said[],
): LinkedIdentity[] => {
  const dropped = droppedBy(event, named);
  if (!dropped) return identities;
  return identities.map((one) =>
    one.namespace === dropped.namespace && one.value === dropped.value
      ? { ...one, goneAtMs: Math.max(one.goneAtMs ?? 0, event.atMs) }
      : one,
  );
};
