import type { Purpose } from '../consent/consent.ts';
import { absence, absenceOf } from './absence.ts';
import type { Journey } from './journey.ts';
import type { PlacedListener } from './listener.ts';
import type { AnyStep } from './step-kind.ts';
import { type AnyKind, kindOf } from './step-schema.ts';

/** A step in its place. */
export interface Place {
  step: AnyStep;
  kind: AnyKind;
  /** Where to go on after it; null = the end. */
  next: string | null;
  /** First steps of the lists inside, by path; an empty list leads to `next`. */
  into: Record<string, string | null>;
}

/** A journey as the interpreter walks it. */
export interface CompiledJourney {
  id: string;
  version: number;
  journey: Journey;
  purpose: Purpose;
  /** `run`: of a broadcast. */
  key: 'person' | 'cart' | 'order' | 'item' | 'run';
  first: string | null;
  places: ReadonlyMap<string, Place>;
  /** What its steps wait for. */
  listeners: readonly PlacedListener[];
  /** For so long after an entry no message leaves: its first steps are waits. */
  quietMs: number;
}

/** Puts a list into `places`, each step before those inside it; answers its first step, or where to go on when it is empty. */
const lay = (list: readonly AnyStep[], after: string | null, places: Map<string, Place>): string | null => {
  list.forEach((step, index) => {
    const kind = kindOf(step.kind);
    if (!kind) return;
    const next = list[index + 1]?.id ?? after;
    const place: Place = { step, kind, next, into: {} };
    places.set(step.id, place);
    for (const [path, inner] of Object.entries(kind.lists?.(step) ?? {}))
      place.into[path] = lay(inner, next, places);
  });
  return list[0]?.id ?? after;
};

const quietMsOf = (first: string | null, places: ReadonlyMap<string, Place>): number => {
  let sumMs = 0;
  for (let place = places.get(first ?? ''); place; place = places.get(place.next ?? '')) {
    const restsMs = place.kind.restsMs?.(place.step);
    if (restsMs === undefined || Object.keys(place.into).length > 0) return sumMs;
    sumMs += restsMs;
  }
  return sumMs;
};

/** A trigger with `without` has a step of its own before the first one. */
const layAll = (journey: Journey, places: Map<string, Place>): string | null => {
  const step = absenceOf(journey);
  if (!step) return lay(journey.steps, null, places);
  const place: Place = { step, kind: absence as unknown as AnyKind, next: null, into: {} };
  places.set(step.id, place);
  place.next = lay(journey.steps, null, places);
  return step.id;
};

const listenersOf = (places: ReadonlyMap<string, Place>): PlacedListener[] =>
  [...places.values()].flatMap(({ step, kind }) =>
    (kind.listeners?.(step) ?? []).map((one) => ({ ...one, stepId: step.id })),
  );

/** Takes a document that `validateJourney` has found valid. */
export const compileJourney = (journey: Journey, version: number): CompiledJourney => {
  const places = new Map<string, Place>();
  const first = layAll(journey, places);
  return {
    id: journey.id,
    version,
    journey,
    purpose: journey.purpose ?? 'marketing',
    key: 'schedule' in journey.trigger ? 'run' : (journey.entry?.key ?? 'person'),
    first,
    places,
    listeners: listenersOf(places),
    quietMs: quietMsOf(first, places),
  };
};
