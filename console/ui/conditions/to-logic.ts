import type { Condition } from '../../../core/condition/condition.ts';
import { SPECIAL } from './paths.ts';
import { type ConditionGroup, type ConditionLine, isGroup, type TimesValue } from './query.ts';

const not = (condition: unknown): Condition => ({ '!': [condition] });

const SIGNS = { eq: '==', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' } as const;

const parsed = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text)) as unknown;
  } catch {
    // Half typed: it is kept, and the validator says that it is no condition.
    return { '': String(text) };
  }
};

const lineLogic = ({ field, operator, value }: ConditionLine): unknown => {
  const asked = { var: field };
  switch (operator) {
    case 'json':
      return parsed(value);
    case 'isIn':
    case 'notIn': {
      const isIn = { [field === SPECIAL.segment ? 'inSegment' : 'inJourney']: value };
      return operator === 'isIn' ? isIn : not(isIn);
    }
    case 'between': {
      const [low, high] = value as [unknown, unknown];
      return { '<=': [low, asked, high] };
    }
    case 'oneOf':
      return { in: [asked, value] };
    case 'notOneOf':
      return not({ in: [asked, value] });
    case 'contains':
      return { in: [value, asked] };
    case 'notContains':
      return not({ in: [value, asked] });
    case 'there':
      return { '!!': [asked] };
    case 'notThere':
      return not(asked);
    case 'within':
    case 'ahead':
      return { [operator]: [asked, value] };
    case 'notWithin':
      return not({ within: [asked, value] });
    case 'notAhead':
      return not({ ahead: [asked, value] });
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge': {
      if (field !== SPECIAL.times) return { [SIGNS[operator]]: [asked, value] };
      const { event, window, count } = value as TimesValue;
      return { [SIGNS[operator]]: [{ times: [event, window] }, count] };
    }
  }
};

/** A group as JsonLogic; nothing for a group of no lines. */
export const toLogic = ({ combinator, not: isDenied, rules }: ConditionGroup): Condition | undefined => {
  const parts = rules
    .map((part) => (isGroup(part) ? toLogic(part) : lineLogic(part)))
    .filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const all = parts.length === 1 ? parts[0] : { [combinator]: parts };
  return isDenied ? not(all) : (all as Condition);
};
