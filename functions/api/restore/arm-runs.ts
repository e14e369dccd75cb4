import { armReport } from '../../../core/analytics/weekly/arm-report.ts';
import { armNextRun } from '../../../core/broadcast/arm-run.ts';
import { armFeeds } from '../../../core/feed/arm-feed.ts';
import type { ApiPorts } from '../ports.ts';

/**
 * Runs that come again and again arm the next one themselves; that of the lost time is gone, and with it all that would have followed. Those that were due
 * after it are armed, also if their time has passed meanwhile.
 */
export const armRuns = async (
  ports: ApiPorts,
  { untilMs, by }: { untilMs: number; by: string },
): Promise<void> => {
  const snapshot = await ports.config.snapshot();
  const shopZone = snapshot.contact.timezone;
  for (const { journey, status } of snapshot.journeys)
    if (status !== 'stopped') await armNextRun(ports, journey, { shopZone, afterMs: untilMs, by });
  await armReport(ports, snapshot, { afterMs: untilMs, by });
  await armFeeds(ports, snapshot.feeds.feeds, by);
};
