import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import { tried, wayTo } from '../../../core/provider/outage.ts';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { mustBeInTime, TooLate } from './in-time.ts';
import { isDown } from './provider-errors.ts';
import { Throttles } from './throttles.ts';
import { Watch, type WatchParts } from './watch.ts';

export type BreakerParts = WatchParts;

/**
 * The same sender, but one that is down is left alone, by all functions: each further call would cost three seconds and, since nobody
 * knows what became of it, a message. Refused without a call, the message waits and is tried again. After a pause, twice as long
 * each time, one message is let through to see, behind a call that reaches nobody where the provider knows one. A provider that only says
 * "later" is left alone when one function has heard nothing else for minutes.
 */
export const breaking = (provider: string, sender: Sender, parts: BreakerParts): Sender => {
  const watch = new Watch(provider, parts);
  const throttles = new Throttles(parts.clock);

  const send = async (message: OutgoingMessage, isTry: boolean) => {
    try {
      if (isTry) await sender.probe?.().catch(refuse);
      mustBeInTime(provider, message, parts.clock);
      const answer = await sender.send(message);
      throttles.end();
      await watch.answered();
      return answer;
    } catch (error) {
      if (!(error instanceof TooLate)) await note(error, isTry);
      throw error;
    }
  };

  /** The message has not left, whatever became of the call before it. */
  const refuse = (cause: unknown): never => {
    throw new ProviderUnavailable(provider, false, { cause });
  };

  const note = async (error: unknown, isTry: boolean) => {
    if (error instanceof ProviderUnavailable) {
      const isSure = isTry || (!isDown(error) && throttles.add());
      if (isSure || isDown(error)) await watch.failed({ isSure, isTry });
    } else if (error instanceof ProviderRejected) {
      throttles.end();
      await watch.answered();
    }
  };

  return {
    async send(message) {
      const outage = await watch.look();
      const nowMs = parts.clock.now();
      const way = wayTo(outage, nowMs);
      if (way === 'free' || !outage) return send(message, false);
      throttles.end();
      if (way === 'shut' || !(await watch.replace(tried(outage, nowMs))))
        throw new ProviderUnavailable(provider, false);
      return send(message, true);
    },
  };
};
