import { hashId } from '../hash.ts';
import type { EventSource } from '../ports.ts';
import type { EventEnvelope, ShopEvent } from './event.ts';
import { exceeds, MOST_ENTRY_BYTES, utf8Bytes } from './limits.ts';
import { runsOf } from './runs-of.ts';

export interface Packing {
  source: EventSource;
  receivedAtMs: number;
}

const envelopeOf = (word: string, events: ShopEvent[], { source, receivedAtMs }: Packing): EventEnvelope => ({
  v: 1,
  entryId: hashId([source.id, word, ...events.map(({ messageId }) => messageId)]),
  receivedAtMs,
  source: word,
  trust: source.kind,
  keyId: source.id,
  mayStateConsent: source.mayStateConsent,
  ...(source.country === undefined ? {} : { country: source.country }),
  events,
});

const entriesOf = (word: string, events: ShopEvent[], packing: Packing): EventEnvelope[] => {
  const whole = envelopeOf(word, events, packing);
  if (!exceeds(JSON.stringify(whole), MOST_ENTRY_BYTES)) return [whole];
  const headBytes = utf8Bytes(JSON.stringify({ ...whole, events: [] }));
  return runsOf(events, headBytes).map((run) => envelopeOf(word, run, packing));
};

/**
 * As few bus entries as hold the events of one request: one per source word while it fits 60 KB. The same events make
 * the same entry ids, so a request that is sent again is recognised.
 */
export const pack = (events: ShopEvent[], packing: Packing): EventEnvelope[] =>
  [...Map.groupBy(events, ({ source }) => source)].flatMap(([word, ofOneSource]) =>
    entriesOf(word, ofOneSource, packing),
  );
