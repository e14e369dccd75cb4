import type { Journey } from '../../../../core/journey/journey.ts';
import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import { innerLists as listsIn } from '../../../../core/journey/steps/inner-lists.ts';
import type { Place } from './places.ts';

/** A list of steps inside a step: `then`, `ways/0/steps`. */
export interface InnerList {
  readonly name: string;
  readonly place: Place;
  readonly steps: readonly AnyStep[];
}

type ListsOf = (step: never) => Readonly<Record<string, readonly AnyStep[]>>;
const listsOf = (kind: string): ListsOf | undefined =>
  Object.hasOwn(listsIn, kind) ? listsIn[kind as keyof typeof listsIn] : undefined;

const keyOf = (part: string): string | number => (/^\d+$/.test(part) ? Number(part) : part);

/** The lists of a step whose fields may be half written. */
export const innerLists = (step: AnyStep): InnerList[] => {
  try {
    return Object.entries(listsOf(step.kind)?.(step as never) ?? {}).map(([name, steps]) => ({
      name,
      place: name.split('/').map(keyOf),
      steps,
    }));
  } catch {
    return [];
  }
};

export interface PlacedStep {
  readonly step: AnyStep;
  readonly place: Place;
}

const inList = (steps: readonly AnyStep[], at: Place): PlacedStep[] =>
  steps.flatMap((step, index) => {
    const place = [...at, index];
    return [
      { step, place },
      ...innerLists(step).flatMap((list) => inList(list.steps, [...place, ...list.place])),
    ];
  });

/** Every step with its place, as the tree is read. */
export const stepsOf = (journey: Journey): PlacedStep[] =>
  inList(Array.isArray(journey.steps) ? (journey.steps as unknown as AnyStep[]) : [], ['steps']);

export const placeOfStep = (journey: Journey, id: string): Place | undefined =>
  stepsOf(journey).find(({ step }) => step.id === id)?.place;
