import type { Clock } from '../../../core/ports.ts';
import type { ShortLink, ShortLinks } from '../../../core/send/ports.ts';

export const fakeShortLinks = (clock: Clock): ShortLinks => {
  const links = new Map<string, ShortLink>();
  return {
    async put(link) {
      links.set(link.id, link);
    },
    async get(id) {
      const link = links.get(id);
      return link && link.expiresAtSeconds * 1000 > clock.now() ? link : undefined;
    },
  };
};
