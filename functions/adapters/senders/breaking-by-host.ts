import { subscriptionOf } from '../../../core/push/subscription.ts';
import type { Sender } from '../../../core/send/ports.ts';
import { type BreakerParts, breaking } from './breaker.ts';

/** Of more push services than this at once the first are forgotten: anybody may invent one. */
const MOST_HOSTS = 50;

/**
 * Every push service is a provider of its own: one that is down, or that somebody made up, stops no other. Nobody is told of it, as
 * whoever makes one up could ring an alarm.
 */
export const breakingByHost = (provider: string, sender: Sender, parts: BreakerParts): Sender => {
  const byHost = new Map<string, Sender>();
  return {
    send(message) {
      const host = hostOf(message.to);
      const guarded =
        byHost.get(host) ?? breaking(`${provider} ${host}`, sender, { ...parts, tell: () => {} });
      byHost.set(host, guarded);
      const [oldest] = byHost.keys();
      if (byHost.size > MOST_HOSTS && oldest !== undefined) byHost.delete(oldest);
      return guarded.send(message);
    },
  };
};

const hostOf = (address: string): string => {
  const { endpoint = '' } = subscriptionOf(address) ?? {};
  return URL.canParse(endpoint) ? new URL(endpoint).host : '';
};
