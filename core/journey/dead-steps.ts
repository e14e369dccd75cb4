import type { Fault } from '../errors.ts';
import type { AnyStep } from './step-kind.ts';
import { kindOf } from './step-schema.ts';

/** Does nobody ever come past this step? */
const isEnd = (step: AnyStep): boolean => {
  const kind = kindOf(step.kind);
  if (kind?.ends) return true;
  return kind?.forks?.(step) === true && Object.values(kind.lists?.(step) ?? {}).every(endsHere);
};

const endsHere = (list: readonly AnyStep[]): boolean => list.some(isEnd);

/** A list of steps where nobody comes past one of them before the last: the first step that is dead. */
export const deadEnd = (list: readonly AnyStep[]): Fault[] => {
  const end = list.findIndex(isEnd);
  const dead = end < 0 ? undefined : list[end + 1];
  if (!dead) return [];
  const message = `nobody comes here: the journey ends at ${list[end]?.id}`;
  return [{ path: `/${end + 1}`, message }];
};
