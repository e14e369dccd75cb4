import { durationMs } from '../../duration.ts';
import { duration } from '../../duration-schema.ts';
import type { Leave } from '../left-out.ts';
import type { Graph } from './graph.ts';
import { type AllNames, slug } from './names.ts';

export interface StepDocument {
  id: string;
  kind: string;
  [field: string]: unknown;
}

export interface Walk {
  graph: Graph;
  names: AllNames;
  leave: Leave;
  /** Ids of steps so far: an activity that two ways lead to is written twice. */
  taken: Set<string>;
  /** The steps from an activity on, as far as `until`, which is written by whoever forked. */
  from(start: string | null | undefined, until?: string): StepDocument[];
}

export const stepId = ({ taken }: Walk, word: string, activity: string): string => {
  const base = `${word}-${slug(activity) || 'x'}`.slice(0, 56);
  let id = base;
  for (let no = 2; taken.has(id); no++) id = `${base}-${no}`;
  taken.add(id);
  return id;
};

export type Made =
  | { kind: 'on'; steps: StepDocument[]; next: string | null | undefined }
  | { kind: 'stop'; steps: StepDocument[] };

export const on = (steps: StepDocument[], next: string | null | undefined): Made => ({
  kind: 'on',
  steps,
  next,
});

/** What cannot be said ends the way there: going on without it would send more, or sooner, than was meant. */
export const stopAt = (walk: Walk, id: string, what: string, why: string): StepDocument => {
  walk.leave(`activity ${id}`, what, `${why}; this way ends there`);
  return { id: stepId(walk, 'exit', id), kind: 'exit', reason: 'not carried over' };
};

export const stop = (walk: Walk, id: string, what: string, why: string): Made => ({
  kind: 'stop',
  steps: [stopAt(walk, id, what, why)],
});

export const isSpan = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && duration.safeParse(text).success && durationMs(text) > 0;

export const waitStep = (walk: Walk, id: string, span: string): StepDocument => ({
  id: stepId(walk, 'wait', id),
  kind: 'wait',
  for: span,
});

export const NO_DAY = 'nothing waits for one day that is the same for all';
