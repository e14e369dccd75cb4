import type { Condition } from '../../../../core/condition/condition.ts';
import { dependenciesOf } from '../../../../core/condition/dependencies.ts';
import type { Journey } from '../../../../core/journey/journey.ts';

const needsEvent = (condition: Condition): boolean => {
  const { parts } = dependenciesOf(condition);
  return parts.has('event') || parts.has('offer');
};

/** The parts of a condition that ask about the person alone: what else it asks for is not known before the event. */
const aboutPerson = (condition: Condition): Condition[] => {
  if (typeof condition === 'object' && Array.isArray(condition.and))
    return (condition.and as Condition[]).flatMap(aboutPerson);
  return needsEvent(condition) ? [] : [condition];
};

/** Everybody who could come in today, were the event to happen, as a condition on people. */
export const mayComeIn = ({ trigger, audience }: Journey): Condition => {
  const parts = [
    ...('segment' in trigger ? [{ inSegment: trigger.segment }] : []),
    ...(audience === undefined ? [] : aboutPerson(audience)),
  ];
  const [only] = parts;
  if (only === undefined) return true;
  return parts.length === 1 ? only : { and: parts };
};
