import type { Channel } from '../../../core/consent/consent.ts';
import type { Clock } from '../../../core/ports.ts';
import type { OutgoingMessage, Senders } from '../../../core/send/ports.ts';
import { mustBeInTime } from '../../../functions/adapters/senders/in-time.ts';

type Answer = (message: OutgoingMessage) => Promise<void> | void;

/** Providers that take everything in time; `before` is asked before a message is accepted and may throw instead. */
export const fakeSenders = (clock: Clock, channels: readonly Channel[] = ['email', 'sms', 'push']) => {
  const accepted: OutgoingMessage[] = [];
  const attempts: OutgoingMessage[] = [];
  const script: { before?: Answer; after?: Answer } = {};
  const sender = {
    async send(message: OutgoingMessage) {
      mustBeInTime('fake', message, clock);
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
