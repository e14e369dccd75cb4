import { randomUUID } from 'node:crypto';
import { idsOf, type Outbox } from '../outbox/outbox.ts';
import type { Journal } from '../store/journal.ts';
import type { PushSubscriber } from './push-subscriber.ts';
import { newSecrets, standInBrowser } from './stand-in-browser.ts';

export interface PushPost {
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface PushService {
  /** As `PushSubscription.toJSON()`. */
  subscribe(applicationServerKey: string): { endpoint: string; expirationTime: null; keys: object };
  unsubscribe(id: string): boolean;
  /** The status that RFC 8030 and RFC 8292 have for it. */
  take(id: string, post: PushPost): number;
  /** Hears what a browser gets to read. */
  onMessage(listener: (message: { id: string; payload: string }) => void): void;
}

export interface PushServiceParts {
  readonly outbox: Outbox;
  readonly journal: Journal;
  readonly nowMs: () => number;
  /** Where it is reached; the id of a browser follows. */
  readonly baseUrl: string;
}

/** A push service, and the browsers behind it: what it cannot read as the one, it reads as the other, so that the outbox shows it. */
export function createPushService(parts: PushServiceParts): PushService {
  const { journal, baseUrl } = parts;
  const subscribers = new Map(journal.restored.subscribers.map((one) => [one.id, one]));
  const listeners: Parameters<PushService['onMessage']>[0][] = [];
  const keep = (subscriber: PushSubscriber): void => {
    subscribers.set(subscriber.id, subscriber);
    journal.write({ kind: 'subscriber', subscriber });
  };
  return {
    subscribe(applicationServerKey) {
      const subscriber = { id: randomUUID(), applicationServerKey, secrets: newSecrets() };
      keep(subscriber);
      const { keys } = standInBrowser(subscriber.secrets);
      return { endpoint: `${baseUrl}/${subscriber.id}`, expirationTime: null, keys };
    },
    unsubscribe(id) {
      const subscriber = subscribers.get(id);
      if (subscriber) keep({ ...subscriber, gone: true });
      return subscriber !== undefined;
    },
    take(id, post) {
      const subscriber = subscribers.get(id);
      const refusal = refusalOf(subscriber, post);
      if (!subscriber || refusal !== undefined) return refusal ?? 404;
      const payload = standInBrowser(subscriber.secrets).read(post.body);
      show(parts, id, payload);
      for (const listener of listeners) listener({ id, payload });
      return 201;
    },
    onMessage: (listener) => void listeners.push(listener),
  };
}

const MOST_BYTES = 4096;

function refusalOf(subscriber: PushSubscriber | undefined, { headers, body }: PushPost): number | undefined {
  if (!subscriber) return 404;
  if (subscriber.gone) return 410;
  if (!/^\d+$/.test(headers.get('ttl') ?? '') || headers.get('content-encoding') !== 'aes128gcm') return 400;
  if (body.length > MOST_BYTES) return 413;
  const [, key] = /^vapid t=[\w.-]+, ?k=([\w-]+)$/.exec(headers.get('authorization') ?? '') ?? [];
  return key === subscriber.applicationServerKey ? undefined : 403;
}

interface Payload {
  readonly title: string;
  readonly body: string;
  readonly ids: Readonly<Record<string, string>>;
}

function show({ outbox, nowMs, baseUrl }: PushServiceParts, id: string, payload: string): void {
  const { title, body, ids: tags }: Payload = JSON.parse(payload);
  outbox.add({
    messageId: randomUUID(),
    tags,
    entry: {
      ...idsOf(tags),
      channel: 'webpush',
      to: `${baseUrl}/${id}`,
      subject: title,
      text: body,
      at: new Date(nowMs()).toISOString(),
    },
  });
}
