import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { ProviderUnavailable } from '../../core/errors.ts';
import type { Bus } from '../../core/ports.ts';
import { requestIdNow } from '../runtime/invocation.ts';

const MOST_ENTRIES = 10;
/** A call takes 1 MB; what the service counts besides the detail is well below what is left. */
const MOST_BYTES = 960 * 1024;
const ATTEMPTS = 3;
const PAUSE_MS = 40;

/** Calls of at most 10 entries and 1 MB. */
const callsOf = (entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] => {
  const calls: PutEventsRequestEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(entry.Detail ?? '');
    const current = calls.at(-1);
    if (current && current.length < MOST_ENTRIES && bytes + size <= MOST_BYTES) {
      current.push(entry);
      bytes += size;
    } else {
      calls.push([entry]);
      bytes = size;
    }
  }
  return calls;
};

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts what the bus refused once more, and only that; an entry it took is never put twice. */
const putAll = async (client: EventBridgeClient, entries: PutEventsRequestEntry[]): Promise<void> => {
  let left = entries;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    if (attempt > 1) await rest(PAUSE_MS * attempt * (0.5 + Math.random()));
    const { Entries: outcomes = [] } = await client
      .send(new PutEventsCommand({ Entries: left }))
      .catch((cause: unknown) => {
        throw new ProviderUnavailable('bus', true, { cause });
      });
    left = left.filter((_, index) => outcomes[index]?.EventId === undefined);
    if (left.length === 0) return;
  }
  throw new ProviderUnavailable('bus', false);
};

/** What is put for a request says for which, so that what follows can be followed back. */
const traced = (detail: object): object => {
  const requestId = requestIdNow();
  return requestId === undefined ? detail : { requestId, ...detail };
};

/** EventBridge. Events go in as `shop.<source>`, what Kaskad itself says as `kaskad`. */
export const eventBridgeBus = (client: EventBridgeClient, busName: string): Bus => {
  const entry = (source: string, type: string, detail: object): PutEventsRequestEntry => ({
    EventBusName: busName,
    Source: source,
    DetailType: type,
    Detail: JSON.stringify(traced(detail)),
  });
  return {
    async putEvents(envelopes) {
      const entries = envelopes.map((envelope) =>
        entry(envelope.trust === 'internal' ? 'kaskad' : `shop.${envelope.source}`, 'events', envelope),
      );
      await Promise.all(callsOf(entries).map((call) => putAll(client, call)));
    },
    putReply: (reply) => putAll(client, [entry('kaskad', 'delivery', reply)]),
    putDelivery: (delivery) => putAll(client, [entry('kaskad', 'delivery', delivery)]),
  };
};
