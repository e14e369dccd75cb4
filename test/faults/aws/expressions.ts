import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;
type Value = AttributeValue | undefined;

/** What the words of an expression stand for. */
export interface Words {
  names: Record<string, string>;
  values: Item;
}

export type Condition = (item: Item, words: Words) => boolean;
type Operand = (item: Item, words: Words) => Value;

/** Words, numbers of a list and signs, one after the other. */
class Reader {
  private readonly tokens: string[];
  private at = 0;

  constructor(text: string) {
    this.tokens = text.match(/<=|>=|<>|[(),=<>+-]|[#:]?\w+(?:\.#?\w+)*/g) ?? [];
  }

  get next(): string {
    return this.tokens[this.at] ?? '';
  }

  take(): string {
    this.at += 1;
    return this.tokens[this.at - 1] ?? '';
  }

  takes(token: string): boolean {
    if (this.next.toUpperCase() !== token) return false;
    this.at += 1;
    return true;
  }

  needs(token: string): void {
    if (!this.takes(token)) throw new Error(`${token} instead of ${this.next}`);
  }
}

const kindOf = (value: AttributeValue): string => Object.keys(value)[0] ?? '';

/** Below 0, 0, above 0; NaN for what cannot be compared. */
const compare = (a: Value, b: Value): number => {
  if (!a || !b || kindOf(a) !== kindOf(b)) return Number.NaN;
  if (a.N !== undefined) return Number(a.N) - Number(b.N);
  const [left, right] = [a.S ?? JSON.stringify(a), b.S ?? JSON.stringify(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

const comparisons: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const sizeOf = (value: Value): Value => {
  const size =
    value?.SS?.length ??
    (value?.M && Object.keys(value.M).length) ??
    value?.L?.length ??
    value?.S?.length ??
    value?.B?.length;
  return size === undefined ? undefined : { N: String(size) };
};

const isIn = (set: Value, one: Value): boolean =>
  one?.S !== undefined && ((set?.SS?.includes(one.S) ?? false) || (set?.S?.includes(one.S) ?? false));

const functions: Record<string, (args: Value[]) => boolean> = {
  attribute_exists: ([value]) => value !== undefined,
  attribute_not_exists: ([value]) => value === undefined,
  contains: ([set, one]) => isIn(set, one),
  begins_with: ([text, start]) => text?.S?.startsWith(start?.S ?? '\0') ?? false,
};

/** The map that a path ends in, and the name there; maps on the way are copied, since items are never changed in place. */
const placeOf = (
  item: Item,
  path: string,
  { names }: Words,
  isWritten = false,
): [map: Item, name: string] => {
  const parts = path.split('.').map((part) => names[part] ?? part);
  const name = parts.pop() ?? '';
  let map = item;
  for (const part of parts) {
    const inner = { ...map[part]?.M };
    if (isWritten && !map[part]?.M) throw new Error(`no map ${part}`);
    if (isWritten) map[part] = { M: inner };
    map = inner;
  }
  return [map, name];
};

const readOperand = (reader: Reader): Operand => {
  const word = reader.take();
  if (word === 'size') {
    reader.needs('(');
    const inner = readOperand(reader);
    reader.needs(')');
    return (item, words) => sizeOf(inner(item, words));
  }
  if (word.startsWith(':')) return (_, { values }) => values[word];
  return (item, words) => {
    const [map, name] = placeOf(item, word, words);
    return map[name];
  };
};

const readList = (reader: Reader): Operand[] => {
  const all: Operand[] = [];
  reader.needs('(');
  do all.push(readOperand(reader));
  while (reader.takes(','));
  reader.needs(')');
  return all;
};

const readComparison = (reader: Reader): Condition => {
  const left = readOperand(reader);
  if (reader.takes('BETWEEN')) {
    const low = readOperand(reader);
    reader.needs('AND');
    const high = readOperand(reader);
    return (item, words) =>
      compare(left(item, words), low(item, words)) >= 0 && compare(left(item, words), high(item, words)) <= 0;
  }
  if (reader.takes('IN')) {
    const all = readList(reader);
    return (item, words) => all.some((one) => compare(left(item, words), one(item, words)) === 0);
  }
  const holds = comparisons[reader.take()];
  const right = readOperand(reader);
  if (!holds) throw new Error('no comparison');
  return (item, words) => holds(compare(left(item, words), right(item, words)));
};

const readPrimary = (reader: Reader): Condition => {
  if (reader.takes('NOT')) {
    const inner = readPrimary(reader);
    return (item, words) => !inner(item, words);
  }
  if (reader.takes('(')) {
    const inner = readOr(reader);
    reader.needs(')');
    return inner;
  }
  const test = functions[reader.next];
  if (!test) return readComparison(reader);
  reader.take();
  const args = readList(reader);
  return (item, words) => test(args.map((arg) => arg(item, words)));
};

const readAnd = (reader: Reader): Condition => {
  const left = readPrimary(reader);
  if (!reader.takes('AND')) return left;
  const right = readAnd(reader);
  return (item, words) => left(item, words) && right(item, words);
};

const readOr = (reader: Reader): Condition => {
  const left = readAnd(reader);
  if (!reader.takes('OR')) return left;
  const right = readOr(reader);
  return (item, words) => left(item, words) || right(item, words);
};

type Update = (item: Item, words: Words, before: Item) => void;

const plus = (a: Value, b: Value, sign: 1 | -1): AttributeValue => ({
  N: String(Number(a?.N) + sign * Number(b?.N)),
});

const readTerm = (reader: Reader): Operand => {
  if (!reader.takes('IF_NOT_EXISTS')) return readOperand(reader);
  const [path, otherwise] = readList(reader);
  return (item, words) => path?.(item, words) ?? otherwise?.(item, words);
};

const readSum = (reader: Reader): Operand => {
  const left = readTerm(reader);
  const sign = reader.takes('+') ? 1 : reader.takes('-') ? -1 : undefined;
  if (sign === undefined) return left;
  const right = readTerm(reader);
  return (item, words) => plus(left(item, words), right(item, words), sign);
};

const assign = (item: Item, name: string, value: Value): void => {
  if (value === undefined) throw new Error(`nothing to set ${name} to`);
  item[name] = value;
};

const added = (held: Value, more: Value): Value =>
  more?.SS ? { SS: [...new Set([...(held?.SS ?? []), ...more.SS])] } : plus(held ?? { N: '0' }, more, 1);

const takeFrom = (item: Item, name: string, gone: Value): void => {
  const left = item[name]?.SS?.filter((one) => !gone?.SS?.includes(one)) ?? [];
  if (left.length > 0) item[name] = { SS: left };
  else delete item[name];
};

const clauses: Record<string, (reader: Reader) => Update> = {
  SET(reader) {
    const path = reader.take();
    reader.needs('=');
    const value = readSum(reader);
    return (item, words, before) => assign(...placeOf(item, path, words, true), value(before, words));
  },
  REMOVE(reader) {
    const path = reader.take();
    return (item, words) => {
      const [map, name] = placeOf(item, path, words, true);
      delete map[name];
    };
  },
  ADD(reader) {
    const [path, value] = [reader.take(), readOperand(reader)];
    return (item, words) => {
      const [map, name] = placeOf(item, path, words, true);
      assign(map, name, added(map[name], value(item, words)));
    };
  },
  DELETE(reader) {
    const [path, value] = [reader.take(), readOperand(reader)];
    return (item, words) => takeFrom(...placeOf(item, path, words, true), value(item, words));
  },
};

const readUpdates = (reader: Reader): Update[] => {
  const all: Update[] = [];
  while (reader.next !== '') {
    const clause = clauses[reader.take().toUpperCase()];
    if (!clause) throw new Error('no update');
    do all.push(clause(reader));
    while (reader.takes(','));
  }
  return all;
};

const remembering = <T>(read: (reader: Reader) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const one = known.get(text) ?? read(new Reader(text));
    known.set(text, one);
    return one;
  };
};

/** A condition, a key condition or a filter. */
export const conditionOf = remembering(readOr);
/** All clauses of an update, which read what stood before it. */
export const updatesOf = remembering(readUpdates);
