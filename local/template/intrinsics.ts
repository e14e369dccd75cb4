import type { Stack } from './assembly.ts';

/** What a stack's expressions may refer to. */
export interface Scope {
  readonly stack: Stack;
  readonly pseudo: Readonly<Record<string, string>>;
  ref(logicalId: string): unknown;
  attribute(logicalId: string, name: string): unknown;
  importValue(name: string): unknown;
}

type Arguments = readonly unknown[];

const functions: ReadonlyMap<string, (operand: unknown, scope: Scope) => unknown> = new Map(
  Object.entries({
    Ref: (operand: unknown, scope: Scope) => refer(String(operand), scope),
    'Fn::GetAtt': (operand: unknown, scope: Scope) => {
      const [id, ...name] = typeof operand === 'string' ? operand.split('.') : list(resolve(operand, scope));
      return scope.attribute(String(id), name.join('.'));
    },
    'Fn::Sub': substitute,
    'Fn::Join': (operand: unknown, scope: Scope) => {
      const [separator, parts] = list(operand);
      return list(resolve(parts, scope)).join(String(separator));
    },
    'Fn::Select': (operand: unknown, scope: Scope) => {
      const [index, items] = list(resolve(operand, scope));
      return list(items)[Number(index)];
    },
    'Fn::Split': (operand: unknown, scope: Scope) => {
      const [separator, text] = list(resolve(operand, scope));
      return String(text).split(String(separator));
    },
    'Fn::ImportValue': (operand: unknown, scope: Scope) => scope.importValue(String(resolve(operand, scope))),
    'Fn::If': (operand: unknown, scope: Scope) => {
      const [name, yes, no] = list(operand);
      return resolve(holds(String(name), scope) ? yes : no, scope);
    },
    'Fn::FindInMap': (operand: unknown, scope: Scope) => {
      const [map, first, second] = list(resolve(operand, scope)).map(String);
      return scope.stack.template.Mappings[map ?? '']?.[first ?? '']?.[second ?? ''];
    },
    'Fn::Base64': (operand: unknown, scope: Scope) =>
      Buffer.from(String(resolve(operand, scope))).toString('base64'),
    'Fn::Equals': (operand: unknown, scope: Scope) => {
      const [one, other] = list(resolve(operand, scope));
      return one === other;
    },
    'Fn::Not': (operand: unknown, scope: Scope) => !truth(list(operand)[0], scope),
    'Fn::And': (operand: unknown, scope: Scope) => list(operand).every((part) => truth(part, scope)),
    'Fn::Or': (operand: unknown, scope: Scope) => list(operand).some((part) => truth(part, scope)),
  }),
);

/** Replaces every CloudFormation intrinsic in a value; properties that become `AWS::NoValue` disappear. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value))
    return value.map((item) => resolve(item, scope)).filter((item) => item !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, operand] = entries.length === 1 && entries[0] ? entries[0] : [];
  const apply = name === undefined ? undefined : functions.get(name);
  if (apply) return apply(operand, scope);
  if (name?.startsWith('Fn::')) throw new Error(`The local run does not know the intrinsic ${name}`);
  return Object.fromEntries(
    entries.map(([key, item]) => [key, resolve(item, scope)]).filter(([, item]) => item !== undefined),
  );
}

/** Whether a condition of the stack holds. */
export function holds(name: string, scope: Scope): boolean {
  const condition = scope.stack.template.Conditions[name];
  if (condition === undefined) throw new Error(`${scope.stack.name} has no condition ${name}`);
  return truth(condition, scope);
}

function truth(condition: unknown, scope: Scope): boolean {
  if (typeof condition === 'object' && condition !== null && 'Condition' in condition)
    return holds(String(condition.Condition), scope);
  return resolve(condition, scope) === true;
}

function refer(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') return undefined;
  if (name === 'AWS::StackName') return scope.stack.name;
  const parameter = scope.stack.template.Parameters[name];
  return scope.pseudo[name] ?? (parameter ? parameter.Default : scope.ref(name));
}

function substitute(operand: unknown, scope: Scope): string {
  const [text, values] = Array.isArray(operand) ? (operand as Arguments) : [operand, {}];
  const given = resolve(values, scope) as Record<string, unknown>;
  return String(text).replace(/\$\{([^}]+)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (Object.hasOwn(given, name)) return String(given[name]);
    const [id = '', ...attribute] = name.split('.');
    return String(attribute.length > 0 ? scope.attribute(id, attribute.join('.')) : refer(id, scope));
  });
}

function list(value: unknown): Arguments {
  if (!Array.isArray(value)) throw new Error(`An intrinsic takes a list here, not ${JSON.stringify(value)}`);
  return value;
}
