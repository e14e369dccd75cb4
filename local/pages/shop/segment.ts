import type { Segment, SentEvent } from './client.ts';
import { anonymousIdOf, type Device } from './device.ts';
import { hasTag, startTag, tagAsSegment } from './tag.ts';

declare global {
  interface Window {
    analytics: Segment;
  }
}

/** Asked for anew at each call: the client takes the snippet's place once it is loaded. */
export const segment = (): Segment => (hasTag() ? tagAsSegment() : window.analytics);

/** Listens to what the client sends, and gives a further device its own identity. */
export function startSegment(
  device: Device,
  userId: string | undefined,
  onSent: (sent: SentEvent) => void,
): void {
  segment().addSourceMiddleware(({ payload, next }) => {
    onSent(structuredClone(payload.obj));
    next(payload);
  });
  if (hasTag()) startTag();
  if (hasTag() || device.first) return;
  segment().setAnonymousId(anonymousIdOf(device));
  if (userId) segment().identify(userId);
  segment().page();
}

/** Nobody is logged in any more: the next person on this device is somebody else. */
export function forgetShopper(device: Device): void {
  segment().reset();
  if (!device.first) segment().setAnonymousId(anonymousIdOf(device, true));
}
