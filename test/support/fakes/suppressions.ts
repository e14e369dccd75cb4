import type { Channel } from '../../../core/consent/consent.ts';
import { type BlockList, isListed } from '../../../core/contact/block-list.ts';
import { blockedFor, leftOf } from '../../../core/contact/blocked-for.ts';
import type { Suppressions } from '../../../core/contact/ports.ts';
import type { Suppression } from '../../../core/privacy/is-lifted.ts';

export const fakeSuppressions = (): Suppressions & BlockList => {
  const reasons = new Map<string, Suppression>();
  return {
    async find(channel, address) {
      return reasons.get(`${channel}#${address}`);
    },
    async add(channel, address, reason, atMs) {
      const key = `${channel}#${address}`;
      reasons.set(key, blockedFor(reasons.get(key), { reason, atMs }));
    },
    async addIf({ channel, address }, blocking, isNews) {
      const key = `${channel}#${address}`;
      const seen = reasons.get(key);
      if (isNews(seen)) reasons.set(key, blockedFor(seen, blocking));
    },
    async list({ cursor, limit }) {
      const all = [...reasons]
        .filter(([, { reason }]) => isListed(reason))
        .sort(([a, one], [b, other]) => other.atMs - one.atMs || (a < b ? 1 : -1));
      const from = all.findIndex(([key]) => key === cursor) + 1;
      const page = all.slice(from, from + limit);
      const blocked = page.map(([key, { reason, atMs }]) => {
        const [channel = '', address = ''] = key.split(/#(.*)/);
        return { channel: channel as Channel, address, reason, atMs };
      });
      const last = page.at(-1)?.[0];
      return { blocked, ...(last !== undefined && from + limit < all.length && { cursor: last }) };
    },
    async nameOf(channel, address) {
      return `${channel}-${address.length}`;
    },
    async lift(channel, address) {
      const found = reasons.get(`${channel}#${address}`);
      const left = found && leftOf(found);
      if (left === found) return undefined;
      if (left) reasons.set(`${channel}#${address}`, left);
      else reasons.delete(`${channel}#${address}`);
      return found;
    },
  };
};
