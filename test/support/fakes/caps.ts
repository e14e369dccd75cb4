import { type CountedSend, hasRoom } from '../../../core/contact/counted-send.ts';
import type { Caps } from '../../../core/contact/ports.ts';

export const fakeCaps = (): Caps => {
  const byProfile = new Map<string, CountedSend[]>();
  const of = (profileId: string | undefined) => byProfile.get(profileId ?? '') ?? [];
  return {
    async reserve({ profileIds, sendId, channel, day, atMs, windows, forgetBeforeMs }) {
      const sent = profileIds.flatMap(of);
      if (sent.some((one) => one.sendId === sendId)) return true;
      if (!hasRoom(sent, windows)) return false;
      const kept = of(profileIds[0]).filter((one) => one.atMs > forgetBeforeMs);
      byProfile.set(profileIds[0] ?? '', [...kept, { sendId, channel, day, atMs }]);
      return true;
    },
    async hasRoom({ profileIds, sendId, windows }) {
      const sent = profileIds.flatMap(of);
      return sent.some((one) => one.sendId === sendId) || hasRoom(sent, windows);
    },
    async release({ profileIds, sendId }) {
      byProfile.set(
        profileIds[0] ?? '',
        of(profileIds[0]).filter((one) => one.sendId !== sendId),
      );
    },
  };
};
