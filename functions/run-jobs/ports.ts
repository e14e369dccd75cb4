import type { Counters, Tallies } from '../../core/analytics/ports.ts';
import type { ErasedList } from '../../core/archive/erased.ts';
import type { EventArchive, WorkFiles } from '../../core/archive/event-archive.ts';
import type { Runs } from '../../core/broadcast/runs.ts';
import type { ConfigDocuments } from '../../core/config/config-documents.ts';
import type { EditableConfig } from '../../core/config/in-effect.ts';
import type { Suppressions } from '../../core/contact/ports.ts';
import type { FeedFiles, Feeds } from '../../core/feed/ports.ts';
import type { JobMessages, Jobs } from '../../core/jobs/ports.ts';
import type { Enrollments, Wakes } from '../../core/journey/ports.ts';
import type { Bus, Clock, Lists, Memberships, Profiles, Timeline } from '../../core/ports.ts';
import type { Erasure } from '../../core/privacy/erasure.ts';
import type { Interests, Products } from '../../core/product/ports.ts';

export interface RunJobsPorts {
  jobs: Jobs;
  jobMessages: JobMessages;
  lists: Lists;
  products: Products;
  feeds: Feeds;
  feedFiles: FeedFiles;
  tallies: Pick<Tallies, 'shop' | 'journeys' | 'journey'>;
  interests: Pick<Interests, 'alive'>;
  memberships: Pick<Memberships, 'remove'>;
  profiles: Pick<Profiles, 'load' | 'resolve' | 'gone'>;
  suppressions: Pick<Suppressions, 'find'>;
  erasedList: ErasedList;
  /** Undefined where no archive is kept. */
  archive?: { events: EventArchive; files: WorkFiles };
  enrollments: Pick<Enrollments, 'get' | 'save' | 'create' | 'ofProfiles'>;
  timeline: Pick<Timeline, 'append'>;
  counters: Counters;
  wakes: Wakes;
  erasure: Pick<Erasure, 'sweep'>;
  documents: ConfigDocuments;
  config: EditableConfig;
  runs: Runs;
  bus: Pick<Bus, 'putEvents'>;
  clock: Clock;
  /** Where links in messages lead: the API's own address, without a slash at the end. */
  publicUrl: string;
  /** Waits within a step, where a job must not be as fast as it can. */
  rest(ms: number): Promise<void>;
}
