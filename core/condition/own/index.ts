import { inJourney } from './in-journey.ts';
import { inSegment } from './in-segment.ts';
import type { OwnOperator } from './own-operator.ts';
import { times } from './times.ts';
import { ahead, within } from './within.ts';

/** Operators of ours, by name. Validator, compiler and the published list follow. */
export const own = { times, within, ahead, inSegment, inJourney } as const satisfies Record<
  string,
  OwnOperator
>;
export type OwnName = keyof typeof own;

export const ownOf = (name: string): OwnOperator | undefined =>
  Object.hasOwn(own, name) ? own[name as OwnName] : undefined;
