import type { Loyalty } from '../../../core/loyalty/loyalty.ts';

export const fakeLoyalty = (): Loyalty => {
  const points = new Map<string, number>();
  const made = new Map<string, number>();
  const sumOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (points.get(id) ?? 0), 0);
  return {
    balance: async (ids) => sumOf(ids),
    async change({ profileIds, change, key, ifBalance }) {
      const [winner] = profileIds;
      const balance = sumOf(profileIds);
      const before = profileIds.map((id) => made.get(`${id} ${key}`)).find((one) => one !== undefined);
      if (before !== undefined) return { kind: before === change ? 'repeated' : 'other-key', balance };
      if (ifBalance !== undefined && ifBalance !== balance) return { kind: 'other-balance', balance };
      if (balance + change < 0) return { kind: 'too-few', balance };
      for (const id of profileIds) points.delete(id);
      points.set(winner, balance + change);
      made.set(`${winner} ${key}`, change);
      return { kind: 'changed', balance: balance + change };
    },
  };
};
