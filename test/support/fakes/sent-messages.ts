import type { Clock } from '../../../core/ports.ts';
import type { SentIds, SentMessages } from '../../../core/send/ports.ts';

export const fakeSentMessages = (clock: Clock): SentMessages => {
  const all = new Map<string, { ids: SentIds; expiresAtSeconds: number }>();
  return {
    async put(provider, providerId, ids, expiresAtSeconds) {
      all.set(`${provider}#${providerId}`, { ids, expiresAtSeconds });
    },
    async get(provider, providerId) {
      const found = all.get(`${provider}#${providerId}`);
      return found && found.expiresAtSeconds * 1000 > clock.now() ? found.ids : undefined;
    },
  };
};
