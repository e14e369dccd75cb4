import type { Suppressions } from '../../../core/ports.ts';

export const fakeSuppressions = (): Suppressions => {
  const reasons = new Map<string, string>();
  return {
    async find(channel, address) {
      const reason = reasons.get(`${channel}#${address}`);
      return reason === undefined ? undefined : { reason };
    },
    async add(channel, address, reason) {
      reasons.set(`${channel}#${address}`, reason);
    },
  };
};
