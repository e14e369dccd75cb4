import type { EventEnvelope, ShopEvent } from '../../core/event/event.ts';
import { defaultRules } from '../../core/profile/fold-rules.ts';
import { type Incoming, incomingOf } from '../../core/profile/incoming.ts';

export const startMs = Date.parse('2026-03-02T09:00:00Z');

let count = 0;

/** An event of the web shop with a message id of its own; `atMs` counts from a fixed start. */
export const shopEvent = (changes: Partial<ShopEvent> & { inMs?: number } = {}): ShopEvent => {
  const { inMs = 0, ...more } = changes;
  return {
    type: 'track',
    event: 'Product Viewed',
    messageId: `message-${++count}`,
    atMs: startMs + inMs,
    source: 'web',
    ...more,
  };
};

export const identify = (changes: Partial<ShopEvent> & { inMs?: number } = {}): ShopEvent =>
  shopEvent({ type: 'identify', event: 'Identified', ...changes });

/** The bus entry that carries them. By default what the local browser key may say. */
export const envelopeOf = (events: ShopEvent[], changes: Partial<EventEnvelope> = {}): EventEnvelope => ({
  v: 1,
  entryId: `entry-${++count}`,
  receivedAtMs: Math.max(...events.map(({ atMs }) => atMs)) + 100,
  source: events[0]?.source ?? 'web',
  trust: 'public',
  keyId: 'test',
  mayStateConsent: true,
  events,
  ...changes,
});

export const incoming = (events: ShopEvent[], changes: Partial<EventEnvelope> = {}): Incoming[] =>
  incomingOf(envelopeOf(events, changes), defaultRules);
