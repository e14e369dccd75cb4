import type { Reference } from '../config/reference.ts';
import { namedIn } from '../segment/named-in.ts';
import type { Journey } from './journey.ts';
import type { AnyStep } from './step-kind.ts';
import { kindOf } from './step-schema.ts';
import { namedByTrigger } from './triggers/trigger-schema.ts';

const ofSteps = (steps: readonly AnyStep[], at: string): Reference[] =>
  steps.flatMap((step, index) => {
    const kind = kindOf(step.kind);
    const path = `${at}/${index}`;
    return [
      ...(kind?.rungs?.(step) ?? []).map((rung) => ({
        kind: 'template' as const,
        id: rung.template,
        path: path + rung.path,
      })),
      ...(kind?.references?.(step) ?? []).map((named) => ({ ...named, path: path + named.path })),
      ...Object.entries(kind?.lists?.(step) ?? {}).flatMap(([list, inner]) =>
        ofSteps(inner, `${path}/${list}`),
      ),
    ];
  });

const ofTrigger = ({ trigger }: Journey): Reference[] => {
  if (!('to' in trigger)) return [];
  const { to } = trigger;
  return 'segment' in to
    ? [{ kind: 'segment', id: to.segment, path: '/trigger/to/segment' }]
    : [{ kind: 'journey', id: to.recipientsOf.journeyId, path: '/trigger/to/recipientsOf/journeyId' }];
};

/** The documents that a journey names, each with its place. */
export const referencesOf = (journey: Journey): Reference[] => [
  ...ofTrigger(journey),
  ...ofSteps(journey.steps, '/steps'),
  ...namedByTrigger(journey.trigger),
  ...(journey.entry?.replaces ?? []).map((id, index) => ({
    kind: 'journey' as const,
    id,
    path: `/entry/replaces/${index}`,
  })),
  ...namedIn(journey, ''),
];
