import type { Clocks } from '../../../core/ports.ts';
import type { ClockMark } from '../../../core/profile/segment-marks.ts';

export type ArmedClock = ClockMark & { profileId: string };

/** Remembers which looks are armed. */
export const fakeClocks = (): Clocks & { armed: ArmedClock[] } => {
  const armed: ArmedClock[] = [];
  const find = (id: string, { no, atMs }: ClockMark) =>
    armed.findIndex((one) => one.profileId === id && one.no === no && one.atMs === atMs);
  return {
    armed,
    async arm(profileId, mark) {
      if (find(profileId, mark) < 0) armed.push({ profileId, ...mark });
    },
    async disarm(profileId, mark) {
      const at = find(profileId, mark);
      if (at >= 0) armed.splice(at, 1);
    },
  };
};
