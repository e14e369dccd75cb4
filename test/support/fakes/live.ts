import { Invalid } from '../../../core/errors.ts';
import type { LiveEntry, LiveReport, LiveTeller, LiveView, Watch } from '../../../core/live/live.ts';
import { nameOfSighting } from '../../../core/live/sighting.ts';

/** Remembers what it was told. */
export const fakeLiveTeller = (): LiveTeller & { told: LiveReport[] } => {
  const told: LiveReport[] = [];
  return { told, tell: async (report) => void told.push(report) };
};

/** A view and its teller over one memory: everything is shown at once. */
export const fakeLive = (clock = { now: () => 0 }): LiveView & LiveTeller => {
  const entries: LiveEntry[] = [];
  const seen = new Map<string, Map<string, number>>();
  return {
    async tell(report) {
      entries.push(...report.entries);
      for (const { sourceId, ...sighting } of report.sightings) {
        const own = seen.get(sourceId) ?? new Map<string, number>();
        seen.set(sourceId, own.set(nameOfSighting(sighting), clock.now()));
      }
    },
    async page(after = '0') {
      if (!/^\d+$/.test(after)) throw new Invalid([{ path: '/after', message: 'no cursor' }]);
      return { entries: entries.slice(Number(after)), notShown: 0, cursor: String(entries.length) };
    },
    sightings: async (sourceId) => seen.get(sourceId) ?? new Map(),
  };
};

export const fakeWatch = (startMs = 0): Watch => {
  let until = startMs;
  return {
    untilMs: async () => until,
    async keepOn(untilMs) {
      until = Math.max(until, untilMs);
    },
  };
};
