import type { ShopEvent } from '../../event/event.ts';
import { addTallies, viewedBy } from './categories.ts';
import { type CountRules, countEvent, mergeCounted } from './counted.ts';
import { mergeSources, seenAt } from './sources.ts';
import type { Stats } from './stats.ts';

interface Known {
  stats: Stats;
  lastSeenAtMs: number;
}

/** The stats after one more event. */
export const statsAfter = ({ stats, lastSeenAtMs }: Known, event: ShopEvent, rules: CountRules): Stats => {
  const viewed = viewedBy(event);
  return {
    sources: seenAt(stats.sources, event),
    viewed: viewed ? addTallies(stats.viewed, viewed) : stats.viewed,
    counted: countEvent(stats.counted, event, rules, Math.max(lastSeenAtMs, event.atMs)),
  };
};

/** Those of two profiles of one person. */
export const mergeStats = (a: Known, b: Known, rules: CountRules): Stats => ({
  sources: mergeSources(a.stats.sources, b.stats.sources),
  viewed: addTallies(a.stats.viewed, b.stats.viewed),
  counted: mergeCounted(a.stats.counted, b.stats.counted, rules, Math.max(a.lastSeenAtMs, b.lastSeenAtMs)),
});
