import type { Feed } from '../config/feeds-settings.ts';
import { hashId } from '../hash.ts';
import { type Job, jobIdAt } from '../jobs/job.ts';
import { type JobPorts, startJob } from '../jobs/start-job.ts';
import type { Feeds } from './ports.ts';

/** Of what a run depends on: another address or another clock is another chain of runs. */
export const settingsHash = ({ id, url, format, every }: Feed): string =>
  hashId([id, url, format, every], 16);

const ofFeed = (feed: Feed) => ['import-feed', feed.id, settingsHash(feed)];

/** The id that the run due at a time has. */
export const feedJobId = (feed: Feed, atMs: number): string => jobIdAt(atMs, ofFeed(feed));

type ArmPorts = JobPorts & { feeds: Pick<Feeds, 'arm'> };

/** Arms a run of a feed; the same one twice is armed once. */
export const armFeed = async (ports: ArmPorts, feed: Feed, atMs: number, by = 'kaskad'): Promise<Job> => {
  const id = feedJobId(feed, atMs);
  await ports.feeds.arm(feed.id, { jobId: id, atMs, settings: settingsHash(feed) });
  return startJob(ports, { kind: 'import-feed', input: { feedId: feed.id, dueAtMs: atMs }, by, id, atMs });
};

/** Arms every feed that is new or has changed. One that is taken away ends with its next run. */
export const armFeeds = async (
  ports: ArmPorts & { feeds: Pick<Feeds, 'get' | 'arm'> },
  feeds: readonly Feed[],
  by: string,
): Promise<void> => {
  for (const feed of feeds) {
    const { next } = await ports.feeds.get(feed.id);
    if (next?.settings !== settingsHash(feed)) await armFeed(ports, feed, ports.clock.now(), by);
  }
};
