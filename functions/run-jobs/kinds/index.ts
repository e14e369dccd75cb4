import type { JobKinds } from '../job-kind.ts';
import { backtest } from './backtest.ts';
import { broadcast } from './broadcast.ts';
import { compactArchive } from './compact-archive.ts';
import { endRun } from './end-run.ts';
import { importFeed } from './import-feed.ts';
import { movePeople } from './move-people.ts';
import { productChanged } from './product-changed.ts';
import { rearmPeople } from './rearm-people.ts';
import { refreshSegments } from './refresh-segments.ts';
import { removePeople } from './remove-people.ts';
import { restartPeople } from './restart-people.ts';
import { resumeJourney } from './resume-journey.ts';
import { stopJourney } from './stop-journey.ts';
import { undoJob } from './undo-job.ts';
import { watchExperiment } from './watch-experiment.ts';
import { weeklyReport } from './weekly-report.ts';

/** The registry: one line per kind of job. */
export const jobKinds: JobKinds = {
  broadcast,
  'end-run': endRun,
  'refresh-segments': refreshSegments,
  'move-people': movePeople,
  'remove-people': removePeople,
  'restart-people': restartPeople,
  'resume-journey': resumeJourney,
  backtest,
  'compact-archive': compactArchive,
  'import-feed': importFeed,
  'product-changed': productChanged,
  'stop-journey': stopJourney,
  'rearm-people': rearmPeople,
  'undo-job': undoJob,
  'weekly-report': weeklyReport,
  'watch-experiment': watchExperiment,
};
