import { armNextRun, isRunOf } from '../../../core/broadcast/arm-run.ts';
import { dueEnvelopes } from '../../../core/broadcast/due.ts';
import { nextOccurrence } from '../../../core/broadcast/occurrences.ts';
import { withoutPast } from '../../../core/broadcast/pace.ts';
import { comeBackAt, isTooLate, type Plan, planPeople } from '../../../core/broadcast/plan-people.ts';
import { isOverRun, type Run } from '../../../core/broadcast/runs.ts';
import { scheduleOf } from '../../../core/broadcast/schedule-of.ts';
import { wallMsOf } from '../../../core/broadcast/wall-time.ts';
import type { PublishedJourney, Snapshot } from '../../../core/config/snapshot.ts';
import { MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import type { StepOutcome } from '../../../core/jobs/job.ts';
import type { ScheduleTrigger } from '../../../core/journey/triggers/schedule.ts';
import { type Progress, progressOf, textOf } from '../broadcast/progress.ts';
import { listsOf, recipientsAmong, withZones } from '../broadcast/recipients.ts';
import type { JobKind, StepAsk } from '../job-kind.ts';
import { walkLists } from '../walk-lists.ts';

/** How soon a paused run is looked at again. */
const PAUSED_LOOK_MS = MINUTE_MS;
/** A thousand people: then orders to the run are heard again. */
const MOST_PAGES = 10;
/** Half of the schedules a second that an account may make: people who shop meanwhile need some, too. */
const PEOPLE_A_SECOND = 500;

type Ask = StepAsk<'broadcast'>;

/** What a run stands on, read anew at each step. */
interface Situation {
  run: Run;
  published: PublishedJourney;
  trigger: ScheduleTrigger;
  plan: Plan;
}

/**
 * Takes people into one run of a broadcast, a thousand at a time and as fast as its pace allows, and is over when it has begun
 * for the last of them.
 */
export const broadcast: JobKind<'broadcast'> = async (ask) => {
  const { job, ports, input } = ask;
  const nowMs = ports.clock.now();
  const begun = job.cursor === undefined ? undefined : progressOf(job.cursor);
  const run = await ports.runs.get(input.journeyId, input.runId);
  const snapshot = await ports.config.snapshot();
  const published = snapshot.journeys.find(({ journey }) => journey.id === input.journeyId);
  if (!run || isOverRun(run) || begun?.isOver) return { next: 'done' };
  if (!published || published.status === 'stopped') return { counts: { stopped: 1 }, next: 'done' };
  if (!begun) await armNext(ask, snapshot, published, run);
  const found = situationOf(snapshot, published, run, begun?.beganAtMs ?? nowMs);
  if (!found || (!begun && !isStillMeant(found))) return supersede(ask, run);
  if (!begun && isTooLate(found.plan, nowMs)) return { counts: { tooLate: 1 }, next: 'done' };
  if (run.status === 'paused' || published.status === 'paused')
    return {
      ...(job.cursor !== undefined && { cursor: job.cursor }),
      next: { atMs: nowMs + PAUSED_LOOK_MS },
    };
  return takeIn(ask, found, begun ?? progressOf(undefined, nowMs));
};

/** First of all, so that a run that goes wrong ends no series. */
const armNext = async ({ ports }: Ask, { contact }: Snapshot, { journey }: PublishedJourney, run: Run) => {
  const schedule = scheduleOf(journey);
  if (!schedule) return;
  const thisOne = nextOccurrence(schedule, contact.timezone, run.dueAtMs - 1);
  const isSame = thisOne !== undefined && isRunOf(run, schedule, thisOne);
  const afterMs = isSame ? thisOne.atMs : ports.clock.now();
  await armNextRun(ports, journey, { shopZone: contact.timezone, afterMs, by: 'kaskad' });
};

const situationOf = (
  { contact }: Snapshot,
  published: PublishedJourney,
  run: Run,
  beganAtMs: number,
): Situation | undefined => {
  const { trigger } = published.journey;
  if (!('schedule' in trigger)) return undefined;
  const { schedule, throttle, warmUp } = trigger;
  const rules = { throttle, warmUp };
  const plan = { wallMs: wallMsOf(run.at), schedule, rules, shopZone: contact.timezone, beganAtMs };
  return { run, published, trigger, plan };
};

/** Does the schedule still name this time? It may have been published anew. */
const isStillMeant = ({ run, trigger: { schedule }, plan }: Situation): boolean => {
  const now = nextOccurrence(schedule, plan.shopZone, run.dueAtMs - 1);
  return now !== undefined && isRunOf(run, schedule, now);
};

const supersede = async ({ ports }: Ask, { journeyId, runId }: Run): Promise<StepOutcome> => {
  await ports.runs.order(journeyId, runId, 'superseded');
  return { counts: { superseded: 1 }, next: 'done' };
};

const takeIn = async (ask: Ask, { run, trigger, plan }: Situation, begun: Progress): Promise<StepOutcome> => {
  const { ports } = ask;
  const { journeyId, runId } = run;
  let { pace, lastMs } = begun;
  let laterMs = comeBackAt(plan, pace, ports.clock.now());
  const { counts, cursor } = await walkLists({
    lists: ports.lists,
    names: listsOf(trigger.to),
    cursor: begun.walk,
    mostPages: MOST_PAGES,
    hasTime: () => laterMs === undefined && ask.hasTime(),
    async work(keys) {
      const nowMs = ports.clock.now();
      const ids = await recipientsAmong(ports, trigger.to, keys);
      const people = await withZones(ports, plan, ids, nowMs);
      const planned = planPeople(plan, pace, people, nowMs);
      await ports.bus.putEvents(dueEnvelopes({ journeyId, runId, atMs: nowMs }, planned.due));
      pace = planned.pace;
      lastMs = Math.max(lastMs, ...planned.due.map(({ startsAtMs }) => startsAtMs));
      laterMs = comeBackAt(plan, pace, nowMs);
      await ports.rest((people.length * SECOND_MS) / PEOPLE_A_SECOND);
      return { people: people.length };
    },
  });
  const nowMs = ports.clock.now();
  const progress = { ...begun, pace: withoutPast(pace, nowMs), lastMs };
  if (cursor !== undefined)
    return {
      counts,
      cursor: textOf({ ...progress, walk: cursor }),
      next: laterMs === undefined ? 'now' : { atMs: laterMs },
    };
  return {
    counts,
    cursor: textOf({ ...progress, isOver: true }),
    next: lastMs > nowMs ? { atMs: lastMs } : 'done',
  };
};
