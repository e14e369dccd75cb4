import type { Suppressions } from '../../../core/contact/ports.ts';
import type { Suppression } from '../../../core/privacy/is-lifted.ts';

export const fakeSuppressions = (): Suppressions => {
  const reasons = new Map<string, Suppression>();
  return {
    async find(channel, address) {
      return reasons.get(`${channel}#${address}`);
    },
    async add(channel, address, reason, atMs) {
      reasons.set(`${channel}#${address}`, { reason, atMs });
    },
  };
};
