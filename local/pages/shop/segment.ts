import { anonymousIdOf, type Device } from './device.ts';

/** A call as it left the client. */
export interface SentEvent {
  type: string;
  event?: string;
  userId?: string | null;
  anonymousId?: string | null;
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
  messageId?: string;
}

interface Middleware {
  payload: { obj: SentEvent };
  next: (payload: unknown) => void;
}

/** As much of analytics.js as a shop needs; the snippet in the head of the page has put it there. */
interface Segment {
  track(event: string, properties?: object, options?: object): unknown;
  identify(userId: string, traits?: object, options?: object): unknown;
  page(): unknown;
  reset(): unknown;
  setAnonymousId(id: string): unknown;
  addSourceMiddleware(middleware: (step: Middleware) => void): unknown;
}

declare global {
  interface Window {
    analytics: Segment;
  }
}

/** Asked for anew at each call: the client takes the snippet's place once it is loaded. */
export const segment = (): Segment => window.analytics;

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
  if (device.first) return;
  segment().setAnonymousId(anonymousIdOf(device));
  if (userId) segment().identify(userId);
  segment().page();
}

/** Nobody is logged in any more: the next person on this device is somebody else. */
export function forgetShopper(device: Device): void {
  segment().reset();
  if (!device.first) segment().setAnonymousId(anonymousIdOf(device, true));
}
