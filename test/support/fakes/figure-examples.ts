import { type Examples, type FigureExamples, MOST_EXAMPLES } from '../../../core/analytics/examples.ts';

/** Examples in memory. */
export const fakeFigureExamples = (): FigureExamples & { all(): Examples[] } => {
  const held = new Map<string, Examples>();
  return {
    all: () => structuredClone([...held.values()]),
    async keep(examples) {
      for (const { profileIds, ...place } of examples) {
        const key = JSON.stringify([place.date, place.channel ?? '', place.journeyId ?? '', place.reason]);
        const known = held.get(key)?.profileIds ?? [];
        if (known.length >= MOST_EXAMPLES) continue;
        held.set(key, {
          ...place,
          profileIds: [...new Set([...known, ...profileIds])].slice(0, MOST_EXAMPLES),
        });
      }
    },
    async find({ reason, range, journeyId, channel, limit }) {
      const found: Examples[] = [];
      let people = 0;
      for (const [, one] of [...held].toSorted(([a], [b]) => (a < b ? 1 : -1))) {
        const isMeant =
          one.reason === reason &&
          one.date >= range.from &&
          one.date <= range.to &&
          (journeyId ?? one.journeyId) === one.journeyId &&
          (channel ?? one.channel) === one.channel;
        if (!isMeant || people >= limit) continue;
        found.push(structuredClone(one));
        people += one.profileIds.length;
      }
      return found;
    },
  };
};
