/** A message that left the application, as `GET /_local/outbox` shows it. */
export interface OutboxEntry {
  readonly sendId: string | null;
  readonly channel: 'email' | 'sms' | 'push' | 'webpush';
  /** E-mail address, phone number, push token, or the endpoint of a browser. */
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** sms: of how many parts it is made. */
  readonly parts?: number;
  /** sms: what it costs by currency, decimal, where the shop has named a price. */
  readonly cost?: Readonly<Record<string, number>>;
  readonly profileId: string | null;
  readonly journeyId: string | null;
  /** ISO 8601, virtual time. */
  readonly at: string;
}

/** An entry with what the provider would remember of it. */
export interface SentMessage {
  readonly entry: OutboxEntry;
  readonly messageId: string;
  /** SES e-mail tags or SNS message attributes. */
  readonly tags: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly configurationSet?: string;
}

export interface Outbox {
  entries(): readonly OutboxEntry[];
  add(message: SentMessage): void;
  find(sendId: string): SentMessage | undefined;
  onAdd(listener: (entry: OutboxEntry) => void): void;
}

export function createOutbox(): Outbox {
  const messages: SentMessage[] = [];
  const bySendId = new Map<string, SentMessage>();
  const listeners: ((entry: OutboxEntry) => void)[] = [];
  return {
    entries: () => messages.map(({ entry }) => entry),
    add(message) {
      messages.push(message);
      if (message.entry.sendId !== null) bySendId.set(message.entry.sendId, message);
      for (const listener of listeners) listener(message.entry);
    },
    find: (sendId) => bySendId.get(sendId),
    onAdd: (listener) => listeners.push(listener),
  };
}

/** The ids that every send carries in its tags. */
export const idsOf = (tags: Readonly<Record<string, string>>) => ({
  sendId: tags.sendId ?? null,
  profileId: tags.profileId ?? null,
  journeyId: tags.journeyId ?? null,
});
