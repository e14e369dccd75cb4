import { type CountedSend, placeOf } from '../../../core/contact/counted-send.ts';
import type { Caps } from '../../../core/contact/ports.ts';

export const fakeCaps = (): Caps => {
  const byProfile = new Map<string, CountedSend[]>();
  const of = (profileId: string | undefined) => byProfile.get(profileId ?? '') ?? [];
  return {
    async reserve({ profileIds, sendId, channel, day, atMs, windows, forgetBeforeMs }) {
      const place = placeOf(profileIds.flatMap(of), { sendId, day, windows });
      if (place !== 'free') return place === 'taken';
      const others = of(profileIds[0]).filter((one) => one.sendId !== sendId);
      const kept = others.filter((one) => one.atMs > forgetBeforeMs);
      byProfile.set(profileIds[0] ?? '', [...kept, { sendId, channel, day, atMs }]);
      return true;
    },
    async hasRoom(ask) {
      return placeOf(ask.profileIds.flatMap(of), ask) !== 'none';
    },
    async release({ profileIds, sendId }) {
      byProfile.set(
        profileIds[0] ?? '',
        of(profileIds[0]).filter((one) => one.sendId !== sendId),
      );
    },
  };
};
