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
export interface Segment {
  track(event: string, properties?: object, options?: object): unknown;
  identify(userId: string, traits?: object, options?: object): unknown;
  page(): unknown;
  reset(): unknown;
  setAnonymousId(id: string): unknown;
  addSourceMiddleware(middleware: (step: Middleware) => void): unknown;
}
