import type { EventEnvelope } from '../../core/event/event.ts';
import type { JobAsk, JobName } from '../../core/jobs/job-inputs.ts';
import { type JobStart, startJob } from '../../core/jobs/start-job.ts';
import { publishedConfig } from '../../functions/adapters/dynamo/published-config.ts';
import { createHandler } from '../../functions/run-jobs/handler.ts';
import type { JobKinds } from '../../functions/run-jobs/job-kind.ts';
import { jobKinds } from '../../functions/run-jobs/kinds/index.ts';
import type { RunJobsPorts } from '../../functions/run-jobs/ports.ts';
import { advanceRig, type RigOptions } from './advance-rig.ts';
import { fakeConfigDocuments } from './fakes/config-documents.ts';
import { fakeEventArchive, fakeWorkFiles } from './fakes/event-archive.ts';
import { fakeFeedFiles, fakeFeeds } from './fakes/feeds.ts';
import { fakeJobMessages, fakeJobs } from './fakes/jobs.ts';
import {
  fakeLists,
  type Listed,
  listedEnrollments,
  listedMemberships,
  listedProfiles,
} from './fakes/lists.ts';
import { fakeMemberships } from './fakes/memberships.ts';
import { fakeInterests } from './fakes/products.ts';
import { fakeTallies } from './fakes/tallies.ts';

const PLENTY_MS = 30_000;

/** Jobs and wakes over the same fakes, with a clock that only tests move. */
export const jobsRig = (
  options: RigOptions & { kinds?: Partial<JobKinds>; members?: Listed[]; archive?: EventEnvelope[] } = {},
) => {
  const rig = advanceRig(options);
  const jobs = fakeJobs();
  const jobMessages = fakeJobMessages();
  const { profiles, enrollments, timeline, wakes, erasure, runs } = rig;
  const members = () => options.members ?? [];
  const memberships = fakeMemberships();
  const listed = listedMemberships(memberships);
  const lists = fakeLists(listedProfiles(profiles), listedEnrollments(enrollments), listed, members);
  const { config, bus, clock, suppressions } = rig.ports;
  /** `namespace#value` → when. */
  const erased = new Map<string, number>();
  const feeds = fakeFeeds();
  const documents = fakeConfigDocuments();
  const tallies = fakeTallies();
  const feedFiles = fakeFeedFiles();
  const archive = { events: fakeEventArchive(options.archive), files: fakeWorkFiles() };
  const ports: RunJobsPorts = {
    rest: async () => {},
    publicUrl: 'https://k.example',
    ...{
      jobs,
      jobMessages,
      lists,
      products: rig.products,
      feeds,
      feedFiles,
      tallies,
      interests: fakeInterests(),
      memberships,
      profiles,
      enrollments,
      timeline,
      counters: rig.counters,
      wakes,
      erasure,
      runs,
      documents,
      config: { ...config, inEffect: publishedConfig(documents).inEffect },
      bus,
      clock,
      suppressions,
      erasedList: {
        since:
          async () =>
          ({ namespace, value }) =>
            erased.get(`${namespace}#${value}`),
      },
      archive,
    },
  };
  const kinds: JobKinds = { ...jobKinds, ...options.kinds };
  const handle = (
    message: { jobId: string; step: number },
    { given = ports, attempts = 1, remainingMs = (): number => PLENTY_MS } = {},
  ) => createHandler(given, kinds)(message, { attempts }, remainingMs);
  return {
    ...rig,
    jobs,
    jobMessages,
    archive,
    erased,
    lists,
    memberships,
    feeds,
    feedFiles,
    tallies,
    jobPorts: ports,
    handleJob: handle,
    start: <K extends JobName>(kind: K, input: JobAsk<K>, more: Partial<JobStart<K>> = {}) =>
      startJob(ports, { kind, input, by: 'ann', ...more }),
    /** Does every step that is due. */
    async runJobs(given = ports) {
      for (let next = jobMessages.take(clock.now()); next; next = jobMessages.take(clock.now()))
        await handle(next, { given });
    },
  };
};
