import type { Feed } from '../config/feeds-settings.ts';
import { hashId } from '../hash.ts';
import { type Job, jobIdAt } from '../jobs/job.ts';
import { type JobPorts, startJob } from '../jobs/start-job.ts';
import type { FeedState, Feeds } from './ports.ts';

/** Of what a run makes of the file: what was learnt of another one, or read otherwise, says nothing of this one. */
export const fileHash = ({ url, format, currency, full }: Feed): string =>
  hashId([url, format, currency ?? '', String(full)], 16);

/** Of all that a run depends on: another file or another clock is another chain of runs. */
const settingsHash = (feed: Feed): string => hashId([feed.id, fileHash(feed), feed.every], 16);

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

/** Is a run to come, for settings as they are? One that is paused is. */
const isArmed = async ({ jobs, clock }: JobPorts, next: FeedState['next'], feed: Feed): Promise<boolean> => {
  if (!next || next.settings !== settingsHash(feed) || next.atMs <= clock.now()) return false;
  const status = (await jobs.get(next.jobId))?.status;
  return status === 'running' || status === 'paused';
};

/** Arms every feed that is new, has changed or has come to rest. One that is taken away ends with its next run. */
export const armFeeds = async (
  ports: ArmPorts & { feeds: Pick<Feeds, 'get' | 'arm'> },
  feeds: readonly Feed[],
  by: string,
): Promise<void> => {
  for (const feed of feeds) {
    const { next } = await ports.feeds.get(feed.id);
    if (!(await isArmed(ports, next, feed))) await armFeed(ports, feed, ports.clock.now(), by);
  }
};
