import { ProviderRejected, ProviderUnavailable } from '../../../core/errors.ts';
import { hasTimeToProbe, type Outage, wayTo } from '../../../core/provider/outage.ts';
import type { OutgoingMessage, Sender } from '../../../core/send/ports.ts';
import { mustBeInTime, TooLate } from './in-time.ts';
import { isDown } from './provider-errors.ts';
import { Throttles } from './throttles.ts';
import { type GiveUp, Watch, type WatchParts } from './watch.ts';

export type BreakerParts = WatchParts;

interface Attempt {
  giveUp: GiveUp;
  outage: Outage;
}

/**
 * The same sender, but one that is down is left alone, by all functions: each further call would cost three seconds and, since nobody
 * knows what became of it, a message. Refused without a call, the message waits and is tried again. After a pause, twice as long
 * each time, one message is let through to see, behind a call that reaches nobody where the provider knows one. A provider that only says
 * "later" is left alone when one function has heard nothing else for minutes.
 */
export const breaking = (provider: string, sender: Sender, parts: BreakerParts): Sender => {
  const watch = new Watch(provider, parts);
  const throttles = new Throttles(parts.clock);

  /** With `attempt` it is the one message that is to find out. */
  const send = async (message: OutgoingMessage, attempt?: Attempt) => {
    let learnt = {};
    try {
      if (attempt) learnt = await probe(message, attempt.outage);
      mustBeInTime(provider, message, parts.clock);
      const answer = await sender.send(message);
      throttles.end();
      await watch.answered();
      return answer;
    } catch (error) {
      if (error instanceof TooLate) await attempt?.giveUp(learnt);
      else await note(error, attempt !== undefined);
      throw error;
    }
  };

  const probe = async ({ leavesByMs }: OutgoingMessage, outage: Outage) => {
    const startMs = parts.clock.now();
    if (!sender.probe || !hasTimeToProbe(outage, startMs, leavesByMs)) return {};
    await sender.probe().catch(refuse);
    return { probeMs: parts.clock.now() - startMs };
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
      const way = wayTo(outage, parts.clock.now());
      if (way === 'free' || !outage) return send(message);
      throttles.end();
      const giveUp = way === 'try' ? await watch.tries(outage) : undefined;
      if (!giveUp) throw new ProviderUnavailable(provider, false);
      return send(message, { giveUp, outage });
    },
  };
};
