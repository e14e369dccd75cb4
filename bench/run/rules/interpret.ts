type Rule = unknown;
type Data = Record<string, unknown>;

/** What json-logic-js does: walks the document anew each time, and splits each path. */
export const interpret = (rule: Rule, data: Data): unknown => {
  if (typeof rule !== 'object' || rule === null) return rule;
  if (Array.isArray(rule)) return rule.map((part) => interpret(part, data));
  const operator = Object.keys(rule)[0] ?? '';
  let args = (rule as Record<string, unknown>)[operator];
  if (!Array.isArray(args)) args = [args];
  const list = args as unknown[];
  if (operator === 'and' || operator === 'or') return junction(operator, list, data);
  const values = list.map((part) => interpret(part, data));
  return work(operator, values, data);
};

const junction = (operator: string, list: unknown[], data: Data): unknown => {
  let value: unknown;
  for (const part of list) {
    value = interpret(part, data);
    if (Boolean(value) === (operator === 'or')) return value;
  }
  return value;
};

const lookUp = (path: string, data: Data): unknown => {
  let value: unknown = data;
  for (const key of path.split('.')) {
    if (value === null || value === undefined) return null;
    value = (value as Data)[key];
  }
  return value ?? null;
};

const work = (operator: string, [a, b, c]: unknown[], data: Data): unknown => {
  switch (operator) {
    case 'var':
      return lookUp(String(a), data);
    case '==':
      return a === b;
    case '>':
      return Number(a) > Number(b);
    case '>=':
      return Number(a) >= Number(b);
    case '<=':
      return Number(a) <= Number(b) && (c === undefined || Number(b) <= Number(c));
    case 'in':
      return (b as unknown[]).includes(a);
    default:
      throw new Error(`not in the comparison: ${operator}`);
  }
};
