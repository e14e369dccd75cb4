import type { Who } from './memory.ts';

type Fields = Record<string, unknown>;

/** A call as Segment's clients make it. */
export interface TagEvent {
  type: 'track' | 'identify' | 'page';
  event?: string;
  name?: string;
  properties?: Fields;
  traits?: Fields;
  context: Fields;
  messageId: string;
  timestamp: string;
  anonymousId: string;
  userId?: string;
}

export type Said = Pick<TagEvent, 'type' | 'event' | 'name' | 'properties' | 'traits'> & { context?: Fields };

/** The page as it is now: where, in which language, in which zone. */
const pageContext = (): Fields => ({
  page: {
    url: location.href,
    path: location.pathname,
    title: document.title,
    referrer: document.referrer,
  },
  locale: navigator.language,
  timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  library: { name: 'kaskad.js' },
});

export const eventOf = ({ context, ...said }: Said, { anonymousId, userId }: Who): TagEvent => ({
  ...said,
  context: { ...pageContext(), ...context },
  messageId: crypto.randomUUID(),
  timestamp: new Date().toISOString(),
  anonymousId,
  ...(userId !== undefined && { userId }),
});
