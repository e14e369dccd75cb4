import { escapeHtml } from '../../core/escape-html.ts';
import type { Schema } from './document.ts';

type Schemas = Record<string, Schema>;

/** How deep fields are shown in place: what lies deeper has an entry of its own under "Shapes", or is opened by a click. */
const DEEPEST = 6;

export const nameOfRef = (ref: string): string => ref.replace('#/components/schemas/', '');

const joined = (parts: readonly string[]): string => [...new Set(parts)].join(' or ');

const scalar = (schema: Schema): string => {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' or ');
  if (Array.isArray(schema.type)) return joined(schema.type);
  return schema.type ?? 'anything';
};

/** A type in words: `string`, `list of numbers`, `"a" or "b"`. */
export const typeOf = (schema: Schema): string => {
  if (schema.$ref) return nameOfRef(schema.$ref);
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return joined(ways.map(typeOf));
  if (schema.allOf) return schema.allOf.map(typeOf).join(' and ');
  if (schema.type === 'array') return schema.items ? `list of ${typeOf(schema.items)}` : 'list';
  if (schema.type === 'object' && !schema.properties && typeof schema.additionalProperties === 'object')
    return `object of ${typeOf(schema.additionalProperties)}`;
  return scalar(schema);
};

const limits: [keyof Schema, (value: unknown) => string][] = [
  ['minimum', (value) => `at least ${value}`],
  ['exclusiveMinimum', (value) => `more than ${value}`],
  ['maximum', (value) => `at most ${value}`],
  ['exclusiveMaximum', (value) => `less than ${value}`],
  ['minLength', (value) => (value === 1 ? 'not empty' : `at least ${value} signs`)],
  ['maxLength', (value) => `at most ${value} signs`],
  ['minItems', (value) => `at least ${value}`],
  ['maxItems', (value) => `at most ${value}`],
  ['format', (value) => String(value)],
  ['default', (value) => `${JSON.stringify(value)} if it is left out`],
];

const isBeyondCounting = (value: unknown): boolean => Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;

/** What is said of a value besides its type. */
export const remarksOf = (schema: Schema): string => {
  const said = limits.flatMap(([key, words]) => {
    const value = schema[key];
    return value === undefined || isBeyondCounting(value) ? [] : [words(value)];
  });
  const pattern = schema.pattern === undefined || schema.format ? [] : [`like ${schema.pattern}`];
  return [...said, ...pattern].join(', ');
};

/** What a shape is made of, its list and its ways opened: the places where fields are. */
const within = (schema: Schema): Schema[] => {
  if (schema.$ref) return [];
  const ways = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (ways) return ways.flatMap(within);
  if (schema.items) return within(schema.items);
  const held = schema.additionalProperties;
  if (typeof held === 'object' && !schema.properties) return within(held);
  return schema.properties ? [schema] : [];
};

/** Every name that a schema refers to. */
export const refsIn = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, held]) =>
    key === '$ref' && typeof held === 'string' ? [nameOfRef(held)] : refsIn(held),
  );
};

const typeHtml = (schema: Schema, shapes: ReadonlySet<string>): string =>
  escapeHtml(typeOf(schema)).replace(/[A-Z]\w+/g, (name) =>
    shapes.has(name) ? `<a href="#shape-${name}">${name}</a>` : name,
  );

const fieldHtml = (
  name: string,
  schema: Schema,
  isRequired: boolean,
  shapes: ReadonlySet<string>,
  depth: number,
): string => {
  const words = [schema.description, remarksOf(schema)].filter((one) => one !== undefined && one !== '');
  const inner = within(schema);
  const more =
    inner.length === 0 || depth >= DEEPEST
      ? ''
      : `<details${depth === 0 && inner.length === 1 ? ' open' : ''}><summary>fields of ${escapeHtml(name)}</summary>${inner.map((one) => fieldsHtml(one, shapes, depth + 1)).join('<hr>')}</details>`;
  return `<dt><code>${escapeHtml(name)}</code> <span class="type">${typeHtml(schema, shapes)}</span>${isRequired ? ' <b>required</b>' : ''}</dt><dd>${words.map((one) => escapeHtml(one ?? '')).join('. ')}${more}</dd>`;
};

const fieldsHtml = (schema: Schema, shapes: ReadonlySet<string>, depth = 0): string => {
  const fields = Object.entries(schema.properties ?? {});
  if (fields.length === 0) return '<p>Whatever fields there are.</p>';
  const required = new Set(schema.required);
  return `<dl class="fields">${fields.map(([name, one]) => fieldHtml(name, one, required.has(name), shapes, depth)).join('')}</dl>`;
};

/** A schema as a list of its fields; `shapes` are the names that the page describes elsewhere. */
export const schemaHtml = (schema: Schema, schemas: Schemas, shapes: ReadonlySet<string>): string => {
  const name = schema.$ref && nameOfRef(schema.$ref);
  if (name !== undefined && shapes.has(name))
    return `<p class="type"><a href="#shape-${name}">${name}</a></p>`;
  const whole = name === undefined ? schema : (schemas[name] ?? {});
  const inner = within(whole);
  const head =
    whole.type === 'object' && inner.length === 1 ? '' : `<p class="type">${typeHtml(whole, shapes)}</p>`;
  return `${head}${inner.map((one) => fieldsHtml(one, shapes)).join('<hr>')}`;
};

/** Names to describe once on a page: what is told of twice there, and what refers to itself. */
export const sharedShapes = (wanted: readonly Schema[], schemas: Schemas): Set<string> => {
  const times = new Map<string, number>();
  const meet = (name: string): void => {
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    if (before === 0) for (const next of refsIn(schemas[name])) meet(next);
  };
  for (const schema of wanted) for (const name of refsIn(schema)) meet(name);
  const direct = new Set(wanted.flatMap((schema) => (schema.$ref ? [nameOfRef(schema.$ref)] : [])));
  return new Set([...times].filter(([name, count]) => count > 1 || !direct.has(name)).map(([name]) => name));
};
