import { channels } from '../channel/channels.ts';
import type { Channel } from '../consent/consent.ts';

/** What may be known of a message, as Segment's e-mail events name it. */
export const factKinds = ['Sent', 'Delivered', 'Opened', 'Link Clicked'] as const;
export type FactKind = (typeof factKinds)[number];

const WORDS: Record<Channel, string> = {
  email: 'Email',
  sms: 'SMS',
  push: 'Push',
  webpush: 'Web Push',
  webhook: 'Webhook',
  agent: 'Call',
  onsite: 'On-Site Message',
  telegram: 'Telegram',
};

/** `Email Sent`, `SMS Link Clicked`. */
export const factName = (channel: Channel, kind: FactKind): string => `${WORDS[channel]} ${kind}`;

interface Fact {
  channel: Channel;
  kind: FactKind;
}

const byName = new Map<string, Fact>(
  channels.flatMap((channel) =>
    factKinds.map((kind) => [factName(channel, kind), { channel, kind }] as const),
  ),
);

export const factOf = (event: string): Fact | undefined => byName.get(event);
export const isMessageFact = (event: string): boolean => byName.has(event);
