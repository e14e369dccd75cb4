import type { LiveReport, LiveTeller, Watch } from '../../core/live/live.ts';
import type { Clock } from '../../core/ports.ts';
import { held } from './held.ts';

/** Whoever opens the view waits no longer for what is refused. */
const HELD_MS = 5_000;

/**
 * Makes and tells a report only while somebody watches. The mark is read when there is something to tell, and then held; a failure
 * tells nothing and harms nothing.
 */
export const whileWatched = (watch: Pick<Watch, 'untilMs'>, teller: LiveTeller, clock: Clock) => {
  const untilMs = held(() => watch.untilMs(), clock, HELD_MS);
  return async (report: () => LiveReport): Promise<void> => {
    const until = await untilMs().catch(() => 0);
    if (until > clock.now()) await teller.tell(report());
  };
};
