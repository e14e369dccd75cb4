import type { Channel } from '../../../core/consent/consent.ts';
import type { OutgoingMessage, Senders } from '../../../core/send/ports.ts';

type Answer = (message: OutgoingMessage) => Promise<void> | void;

/** Providers that take everything; `answers` is asked before a message is accepted and may throw instead. */
export const fakeSenders = (channels: readonly Channel[] = ['email', 'sms', 'push']) => {
  const accepted: OutgoingMessage[] = [];
  const attempts: OutgoingMessage[] = [];
  const script: { before?: Answer; after?: Answer } = {};
  const sender = {
    async send(message: OutgoingMessage) {
      attempts.push(message);
      await script.before?.(message);
      accepted.push(message);
      await script.after?.(message);
      return { providerId: `provider-${accepted.length}` };
    },
  };
  const senders: Senders = Object.fromEntries(channels.map((channel) => [channel, sender]));
  return { senders, accepted, attempts, script };
};
