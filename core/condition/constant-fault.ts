import type { Fault } from '../errors.ts';
import { dependenciesOf } from './dependencies.ts';

/** A condition that looks at nothing holds for everybody or for nobody: one of the ways is dead. */
export const constantFault = (condition: unknown, path: string): Fault[] => {
  if (condition === undefined) return [];
  const { parts, byClock } = dependenciesOf(condition);
  return parts.size === 0 && !byClock
    ? [{ path, message: 'is the same for everybody: one of the two ways is never taken' }]
    : [];
};
