import type { Journey } from '../../../../core/journey/journey.ts';
import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import { type Place, valueAt, withValue } from './places.ts';
import { innerLists, stepsOf } from './steps-of.ts';

const listAt = (journey: Journey, list: Place): AnyStep[] => {
  const found = valueAt(journey, list);
  return Array.isArray(found) ? found : [];
};

/** An id that no step has: `wait`, `wait-2`. */
export const freeStepId = (journey: Journey, wanted: string): string => {
  const taken = new Set(stepsOf(journey).map(({ step }) => step.id));
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
};

export const insertStep = (journey: Journey, list: Place, index: number, step: AnyStep): Journey =>
  withValue(journey, list, listAt(journey, list).toSpliced(index, 0, step));

export const removeStep = (journey: Journey, place: Place): Journey => {
  const list = place.slice(0, -1);
  return withValue(journey, list, listAt(journey, list).toSpliced(Number(place.at(-1)), 1));
};

/** To another place in the same list. */
export const moveStep = (journey: Journey, list: Place, from: number, to: number): Journey => {
  const steps = listAt(journey, list);
  const moved = steps[from];
  if (!moved || to < 0 || to >= steps.length) return journey;
  return withValue(journey, list, steps.toSpliced(from, 1).toSpliced(to, 0, moved));
};

/** The same once more, right behind it, with ids of its own. */
export const repeatStep = (journey: Journey, place: Place): Journey => {
  const step = valueAt(journey, place) as AnyStep;
  const list = place.slice(0, -1);
  const index = Number(place.at(-1)) + 1;
  const named = (one: AnyStep, taken: Journey): { one: AnyStep; journey: Journey } => {
    const own = { ...structuredClone(one), id: freeStepId(taken, `${one.id}`.replace(/-\d+$/, '')) };
    return { one: own, journey: insertStep(taken, list, index, own) };
  };
  const first = named(step, journey);
  // Those inside get theirs one after another, each knowing the others.
  const inside = stepsOf(first.journey).filter(
    ({ place: at }) =>
      at.length > list.length + 1 && at.slice(0, list.length + 1).join('/') === [...list, index].join('/'),
  );
  return inside.reduce(
    (edited, { place: at, step: inner }) =>
      withValue(edited, [...at, 'id'], freeStepId(edited, inner.id.replace(/-\d+$/, ''))),
    first.journey,
  );
};

export interface Target {
  /** The list it would come into. */
  readonly list: Place;
  /** The step that the list is inside of, and the list's name; none for the journey's own list. */
  readonly inside?: { readonly step: AnyStep; readonly name: string };
}

const isWithin = (place: Place, outer: Place): boolean => outer.every((key, index) => place[index] === key);

/** Lists that a step can be moved into: every one but its own and those inside it. */
export const targetsFor = (journey: Journey, place: Place): Target[] => {
  const own = place.slice(0, -1).join('/');
  const inner = stepsOf(journey)
    .filter(({ place: at }) => !isWithin(at, place))
    .flatMap(({ step, place: at }) =>
      innerLists(step).map((list) => ({ list: [...at, ...list.place], inside: { step, name: list.name } })),
    );
  return [{ list: ['steps'] }, ...inner].filter(({ list }) => list.join('/') !== own);
};

/** Into another list, at its end. */
export const moveInto = (journey: Journey, place: Place, target: Place): Journey => {
  const step = valueAt(journey, place) as AnyStep;
  const added = insertStep(journey, target, listAt(journey, target).length, step);
  // Added at an end, it shifts nothing that lies before: the old place still holds.
  return removeStep(added, place);
};
