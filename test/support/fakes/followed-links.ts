import type { FollowedLinks } from '../../../core/send/ports.ts';

export const fakeFollowedLinks = (): FollowedLinks => {
  const bySend = new Map<string, { urls: Set<string>; firstAtMs: number }>();
  return {
    async note(sendId, url, atMs) {
      const known = bySend.get(sendId) ?? { urls: new Set<string>(), firstAtMs: atMs };
      known.urls.add(url);
      bySend.set(sendId, known);
      return { links: known.urls.size, sinceMs: Math.max(0, atMs - known.firstAtMs) };
    },
  };
};
