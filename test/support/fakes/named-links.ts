import type { NamedLink, NamedLinks } from '../../../core/link/named-link.ts';
import type { Clock } from '../../../core/ports.ts';

export const fakeNamedLinks = (clock: Clock): NamedLinks => {
  const links = new Map<string, NamedLink>();
  const opened = new Map<string, number>();
  return {
    async create(link) {
      if (links.has(link.id)) return 'exists';
      links.set(link.id, link);
      return 'created';
    },
    async get(id) {
      const link = links.get(id);
      const { expiresAtSeconds = Number.POSITIVE_INFINITY } = link ?? {};
      return expiresAtSeconds * 1000 > clock.now() ? link : undefined;
    },
    async count(id) {
      opened.set(id, (opened.get(id) ?? 0) + 1);
    },
    opened: async (id) => opened.get(id) ?? 0,
  };
};
