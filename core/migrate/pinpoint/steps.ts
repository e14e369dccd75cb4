import { chance, keptOut, many, yesNo } from './forks.ts';
import { agent, call, send } from './messages.ts';
import type { Activity, WaitTime } from './shapes.ts';
import {
  isSpan,
  type Made,
  NO_DAY,
  on,
  type StepDocument,
  stop,
  stopAt,
  type Walk,
  waitStep,
} from './walk.ts';

/** An activity that several ways lead to is written for each of them: ways that part and meet again and again are too many. */
const MOST_STEPS = 100;

/** The steps from an activity on, as far as `until`, which is written by whoever forked. */
export const stepsFrom = (walk: Walk, start: string | null | undefined, until?: string): StepDocument[] => {
  const steps: StepDocument[] = [];
  let id = start || undefined;
  while (id !== undefined && id !== until) {
    if (walk.taken.size >= MOST_STEPS) return [...steps, stopAt(walk, id, 'the rest', 'more than 100 steps')];
    const activity = walk.graph.get(id);
    if (!activity) return [...steps, stopAt(walk, id, 'this activity', 'it is not among the activities')];
    const made = oneOf(walk, id, activity);
    steps.push(...made.steps);
    if (made.kind === 'stop') return steps;
    id = made.next || undefined;
  }
  return steps;
};

const oneOf = (walk: Walk, id: string, activity: Activity): Made => {
  const {
    EMAIL,
    SMS,
    PUSH,
    CUSTOM,
    ContactCenter,
    Wait,
    ConditionalSplit,
    MultiCondition,
    RandomSplit,
    Holdout,
  } = activity;
  if (EMAIL) return send(walk, id, 'email', EMAIL);
  if (SMS) return send(walk, id, 'sms', SMS);
  if (PUSH) return send(walk, id, 'push', PUSH);
  if (CUSTOM) return call(walk, id, CUSTOM);
  if (ContactCenter) return on([agent(walk, id, activity)], ContactCenter.NextActivity);
  if (Wait) return rest(walk, id, Wait.WaitTime, Wait.NextActivity);
  if (ConditionalSplit) return yesNo(walk, id, ConditionalSplit);
  if (MultiCondition) return many(walk, id, MultiCondition);
  if (RandomSplit) return chance(walk, id, RandomSplit);
  if (Holdout) return keptOut(walk, id, Holdout);
  return stop(walk, id, Object.keys(activity).join(', ') || 'nothing', 'no kind of activity that we know');
};

const rest = (
  walk: Walk,
  id: string,
  time: WaitTime | null | undefined,
  next: string | null | undefined,
): Made => {
  const span = time?.WaitFor;
  if (isSpan(span)) return on([waitStep(walk, id, span)], next);
  const what = `Wait ${time?.WaitUntil ?? span ?? ''}`.trim();
  return stop(walk, id, what, time?.WaitUntil ? NO_DAY : 'no time that we can read');
};
