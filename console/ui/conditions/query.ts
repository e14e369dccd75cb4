import { SPECIAL, type ValueKind } from './paths.ts';

/** One line of the builder. `field` is a path, or one of `SPECIAL`. */
export interface ConditionLine {
  readonly id?: string;
  readonly field: string;
  readonly operator: Operator;
  readonly value: unknown;
}

/** Lines that all, or any of which hold; as react-querybuilder has them. */
export interface ConditionGroup {
  readonly id?: string;
  readonly combinator: 'and' | 'or';
  readonly not?: boolean;
  readonly rules: readonly (ConditionLine | ConditionGroup)[];
}

/** How often somebody did something. */
export interface TimesValue {
  readonly event: string;
  readonly window: string;
  readonly count: number;
}

export type Operator =
  | 'eq'
  | 'ne'
  | 'lt'
  | 'le'
  | 'gt'
  | 'ge'
  | 'between'
  | 'oneOf'
  | 'notOneOf'
  | 'contains'
  | 'notContains'
  | 'there'
  | 'notThere'
  | 'within'
  | 'notWithin'
  | 'ahead'
  | 'notAhead'
  | 'isIn'
  | 'notIn'
  | 'json';

const NUMBERS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'between', 'there', 'notThere'] as const;
const TEXTS = ['eq', 'ne', 'oneOf', 'notOneOf', 'contains', 'notContains', 'there', 'notThere'] as const;
const DATES = ['within', 'notWithin', 'ahead', 'notAhead', 'there', 'notThere'] as const;

const BY_KIND: Readonly<Record<ValueKind, readonly Operator[]>> = {
  number: NUMBERS,
  text: TEXTS,
  date: DATES,
  boolean: ['eq', 'there', 'notThere'],
  there: ['there', 'notThere', 'eq', 'ne', 'contains'],
  list: ['contains', 'notContains', 'there', 'notThere'],
  any: [...new Set([...TEXTS, ...NUMBERS, ...DATES])],
};

/** What may be asked about a field, the likeliest first. */
export const operatorsOf = (field: string, kind: ValueKind): readonly Operator[] => {
  switch (field) {
    case SPECIAL.times:
      return ['ge', 'le', 'eq', 'gt', 'lt'];
    case SPECIAL.segment:
    case SPECIAL.journey:
      return ['isIn', 'notIn'];
    case SPECIAL.json:
      return ['json'];
    default:
      return BY_KIND[kind];
  }
};

export const isGroup = (part: ConditionLine | ConditionGroup): part is ConditionGroup => 'rules' in part;

/** Values that an operator takes from the one before it: a list for a list, a time for a time. */
export const valueFor = (field: string, operator: Operator): unknown => {
  if (field === SPECIAL.times)
    return { event: 'Product Viewed', window: 'P7D', count: 1 } satisfies TimesValue;
  if (field === SPECIAL.json) return '{}';
  switch (operator) {
    case 'within':
    case 'notWithin':
    case 'ahead':
    case 'notAhead':
      return 'P30D';
    case 'oneOf':
    case 'notOneOf':
      return [];
    case 'between':
      return [0, 100];
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return 0;
    default:
      return '';
  }
};
