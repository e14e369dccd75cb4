import { armWatch, settingsOf } from '../../../core/analytics/arm-watch.ts';
import { onTrialIn } from '../../../core/analytics/on-trial.ts';
import { type ExperimentRead, readExperiments } from '../../../core/analytics/reports/experiment-read.ts';
import { sentencesOf } from '../../../core/analytics/reports/experiment-report.ts';
import { rangeOf } from '../../../core/analytics/reports/range.ts';
import { takenVariant } from '../../../core/analytics/taken-variant.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { StepOutcome } from '../../../core/jobs/job.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { type Taken, takeVariant } from '../experiment/take-variant.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';

type Ask = StepAsk<'watch-experiment'>;

/** As far back as counts are read. */
const DAYS = 400;

const over = (outcome: string, more: object = {}): StepOutcome => ({
  result: { outcome, ...more },
  next: 'done',
});

/**
 * Looks at an experiment once a day, if its plan says that it may stop by itself and is still what it was. The next look is armed
 * before anything is read, so that one that fails ends nothing. Where nothing is on trial looks end: publishing it again arms
 * them. What it decides is put down before it is done, so that a second look cannot decide otherwise.
 */
export const watchExperiment: JobKind<'watch-experiment'> = async (ask) => {
  const { job, ports } = ask;
  if (job.cursor !== undefined) {
    const taken = JSON.parse(job.cursor) as Taken;
    return over(await takeVariant(ports, taken), { variant: taken.variant, why: taken.why });
  }
  const snapshot = await ports.config.snapshot();
  const { journeyId, stepId, settings } = ask.input;
  const planned = snapshot.experiments.plans.find(
    (one) => one.journeyId === journeyId && one.stepId === stepId,
  );
  if (!planned?.stopAutomatically || settingsOf(planned) !== settings) return over('taken-away');
  const journey = journeyOnTrial(ask, snapshot);
  if (!journey) return over('nothing-on-trial');
  await armWatch(ports, planned, 'kaskad');
  const read = await readOf(ask, snapshot, journey);
  return read ? decided(ask, read) : over('nothing-on-trial');
};

const journeyOnTrial = (
  { input }: Ask,
  { journeys, experiments }: Pick<Snapshot, 'journeys' | 'experiments'>,
): Journey | undefined => {
  const found = journeys.find(({ journey }) => journey.id === input.journeyId);
  if (!found || found.status === 'stopped') return undefined;
  const isOnTrial = onTrialIn(found.journey, experiments).some(({ stepId }) => stepId === input.stepId);
  return isOnTrial ? found.journey : undefined;
};

const readOf = async (
  { input, ports }: Ask,
  { experiments, contact }: Pick<Snapshot, 'experiments' | 'contact'>,
  journey: Journey,
): Promise<ExperimentRead | undefined> => {
  const calendar = { zone: contact.timezone, nowMs: ports.clock.now() };
  const asked = rangeOf({}, calendar, DAYS);
  if (asked.kind !== 'range') return undefined;
  const days = await ports.tallies.journey(input.journeyId, asked.range);
  return readExperiments({ journey, settings: experiments, calendar }, days).find(
    ({ trial }) => trial.stepId === input.stepId,
  );
};

const decided = ({ input, ports }: Ask, read: ExperimentRead): StepOutcome => {
  const why = sentencesOf(read)?.en ?? '';
  const variant = read.decision && takenVariant(read.decision, read.plan);
  if (variant === undefined) return over('go-on', { why });
  const { journeyId, stepId } = input;
  const taken: Taken = { journeyId, stepId, plan: read.trial.plan, variant, why, atMs: ports.clock.now() };
  return { cursor: JSON.stringify(taken), next: 'now' };
};
