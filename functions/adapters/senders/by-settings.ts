import type { ProviderSettings } from '../../../core/config/provider-settings.ts';
import { hashId } from '../../../core/hash.ts';
import type { PublishedConfig } from '../../../core/ports.ts';
import type { Sender } from '../../../core/send/ports.ts';
import { type BreakerParts, breaking } from './breaker.ts';
import { inTurn } from './in-turn.ts';

/** How a provider is made of the settings; undefined for one that is not set up. `of` is what it is made of: another one is another provider. */
export interface ProviderMaker {
  of: unknown;
  make(): Sender;
}

export interface BySettings extends BreakerParts {
  channel: keyof ProviderSettings['use'];
  config: Pick<PublishedConfig, 'snapshot' | 'held'>;
  maker(name: string, settings: ProviderSettings): ProviderMaker | undefined;
}

/** A channel whose providers the shop chooses while it runs. Each is made once and has a breaker of its own. */
export const bySettings = ({ channel, config, maker, ...parts }: BySettings): Sender => {
  const made = new Map<string, Sender>();
  const senderOf = (name: string, settings: ProviderSettings): Sender[] => {
    const found = maker(name, settings);
    if (!found) return [];
    const key = `${name} ${hashId([JSON.stringify(found.of)])}`;
    const sender = made.get(key) ?? breaking(key, found.make(), parts);
    made.set(key, sender);
    return [sender];
  };
  return {
    async send(message) {
      const { providers } = config.held?.() ?? (await config.snapshot());
      const senders = providers.use[channel].flatMap((name) => senderOf(name, providers));
      return inTurn(senders).send(message);
    },
  };
};
