import type { Purpose } from '../consent/consent.ts';
import type { Journey } from './journey.ts';
import type { AnyStep, Rung } from './step-kind.ts';
import { type AnyKind, kindOf } from './step-schema.ts';

/** A step in its place. */
export interface Place {
  step: AnyStep;
  kind: AnyKind;
  /** The messages it may send, in order. */
  rungs: readonly Rung[];
  /** Where to go on after it; null = the end. */
  next: string | null;
  /** First steps of the lists inside, by path; an empty list leads to `next`. */
  into: Readonly<Record<string, string | null>>;
}

/** A journey as the interpreter walks it. */
export interface CompiledJourney {
  id: string;
  version: number;
  journey: Journey;
  purpose: Purpose;
  /** `run`: of a broadcast. */
  key: 'person' | 'cart' | 'order' | 'run';
  first: string | null;
  places: ReadonlyMap<string, Place>;
  /** For so long after an entry no message leaves: its first steps are waits. */
  quietMs: number;
}

/** Puts a list into `places`; answers its first step, or where to go on when it is empty. */
const lay = (list: readonly AnyStep[], after: string | null, places: Map<string, Place>): string | null => {
  list.forEach((step, index) => {
    const kind = kindOf(step.kind);
    if (!kind) return;
    const next = list[index + 1]?.id ?? after;
    const lists = Object.entries(kind.lists?.(step) ?? {});
    const into = Object.fromEntries(lists.map(([path, inner]) => [path, lay(inner, next, places)]));
    places.set(step.id, { step, kind, rungs: kind.rungs?.(step) ?? [], next, into });
  });
  return list[0]?.id ?? after;
};

const quietMsOf = (steps: readonly AnyStep[]): number => {
  let sumMs = 0;
  for (const step of steps) {
    const restsMs = kindOf(step.kind)?.restsMs?.(step);
    if (restsMs === undefined) return sumMs;
    sumMs += restsMs;
  }
  return sumMs;
};

/** Takes a document that `validateJourney` has found valid. */
export const compileJourney = (journey: Journey, version: number): CompiledJourney => {
  const places = new Map<string, Place>();
  return {
    id: journey.id,
    version,
    journey,
    purpose: journey.purpose ?? 'marketing',
    key: 'schedule' in journey.trigger ? 'run' : (journey.entry?.key ?? 'person'),
    first: lay(journey.steps, null, places),
    places,
    quietMs: quietMsOf(journey.steps),
  };
};
