import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Sender } from '../../../core/send/ports.ts';

/** It was not taken, and may be: a throttle, no connection, a breaker that is open. */
const isRefused = (error: unknown): boolean => error instanceof ProviderUnavailable && !error.ambiguous;

/**
 * The first that takes the message. The next one is asked only where the one before refused it for now: nobody knows what became of a
 * message that had no answer, and one that was rejected, such as to a number that opted out, is no better elsewhere.
 */
export const inTurn = (senders: readonly Sender[]): Sender => ({
  async send(message) {
    let refusal: unknown = new ProviderUnavailable('nobody', false);
    for (const sender of senders) {
      try {
        return await sender.send(message);
      } catch (error) {
        if (!isRefused(error)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  },
});
