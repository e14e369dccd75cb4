import { MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import { ProviderUnavailable } from '../../../core/errors.ts';
import type { Clock, OutgoingMessage, Sender } from '../../../core/ports.ts';
import { isDown } from './provider-errors.ts';

/** So many failures in a row and the provider counts as down. */
const FAILURES = 3;
const FIRST_PAUSE_MS = 30 * SECOND_MS;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/**
 * The same sender, but one that is down is left alone: each further call would cost three seconds and, since nobody knows
 * what became of it, a message. Refused without a call, the message waits and is tried again. After a pause, twice as long each
 * time, one message is let through to see. A provider that only says "later" is not down.
 */
export const breaking = (provider: string, sender: Sender, clock: Clock): Sender => {
  let failures = 0;
  let shutUntilMs = 0;
  let isTrying = false;

  const send = async (message: OutgoingMessage) => {
    try {
      const answer = await sender.send(message);
      failures = 0;
      return answer;
    } catch (error) {
      failures = isDown(error) ? failures + 1 : 0;
      if (failures >= FAILURES) shutUntilMs = clock.now() + pauseMs(failures);
      throw error;
    }
  };

  return {
    async send(message) {
      if (failures < FAILURES) return send(message);
      if (isTrying || clock.now() < shutUntilMs) throw new ProviderUnavailable(provider, false);
      isTrying = true;
      return send(message).finally(() => {
        isTrying = false;
      });
    },
  };
};

const pauseMs = (failures: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** (failures - FAILURES), LONGEST_PAUSE_MS);
