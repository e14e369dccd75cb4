import type { Schema } from './document.ts';
import { nameOfRef } from './schema.ts';

type Schemas = Record<string, Schema>;

/** What a field of that name looks like, where its schema says no more than "a string". */
const byName: [RegExp, string][] = [
  [/email|^to$|^address$/i, 'ann@example.com'],
  [/phone/i, '+4915112345678'],
  [/url|link|page|image/i, 'https://shop.example/kettle'],
  [/currency/i, 'EUR'],
  [/country/i, 'DE'],
  [/timezone|zone/i, 'Europe/Berlin'],
  [/^locale$|language/i, 'en'],
  [/(^at|At|since|until)$/, '2026-03-02T09:00:00.000Z'],
  [/^(from|day|date)$/i, '2026-03-01'],
  [/journeyId/, 'cart-abandoned'],
  [/templateId|^template$/, 'cart-email'],
  [/event/i, 'Order Completed'],
  [/name|title/i, 'Ann'],
  [/profileId/, '01J9ZK3V7Q'],
];

const byFormat: Record<string, string> = {
  email: 'ann@example.com',
  uri: 'https://shop.example/kettle',
  'date-time': '2026-03-02T09:00:00.000Z',
  date: '2026-03-01',
  time: '09:00:00',
  duration: 'P1D',
  uuid: '7d44b88c-4199-4bad-97dc-d78268e01398',
};

/** Texts that patterns of ours ask for: the first that fits. */
const candidates = [
  'P1D',
  'DE',
  'EUR',
  'en',
  '22:00-08:00',
  '09:00',
  '2026-03-01',
  '2026-03-02T09:00:00.000Z',
  'kettle',
  'a1',
  '1',
  'ab12cd34',
  '+4915112345678',
  'ann@example.com',
  'https://shop.example/kettle',
  '#336699',
  '/kettle',
];

const textFor = (schema: Schema, name: string): string => {
  const named = byName.find(([pattern]) => pattern.test(name))?.[1];
  const fits = (text: string): boolean =>
    schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text);
  if (schema.format && byFormat[schema.format] !== undefined) return byFormat[schema.format] ?? '';
  return [named, 'kettle', ...candidates].find((one) => one !== undefined && fits(one)) ?? 'kettle';
};

const numberFor = ({ minimum, exclusiveMinimum, maximum, type }: Schema): number => {
  const least =
    minimum ?? (exclusiveMinimum === undefined ? 1 : exclusiveMinimum + (type === 'integer' ? 1 : 0.5));
  return Math.min(Math.max(least, 1), maximum ?? Number.MAX_SAFE_INTEGER);
};

/** More than that, and an example explains nothing. */
const DEEPEST = 7;

interface Place {
  schemas: Schemas;
  /** Names that stand above: a shape within itself is left out. */
  above: readonly string[];
  depth: number;
  /** Optional fields are shown only down to here. */
  wide: number;
}

const OMITTED = Symbol('left out');

const objectFor = (schema: Schema, place: Place): Record<string, unknown> => {
  const required = new Set(schema.required);
  const next = { ...place, depth: place.depth + 1 };
  const fields = Object.entries(schema.properties ?? {})
    .filter(([name]) => required.has(name) || place.depth < place.wide)
    .map(([name, one]) => [name, valueFor(one, name, next)] as const)
    .filter(([, value]) => value !== OMITTED);
  const held = schema.additionalProperties;
  if (fields.length > 0 || typeof held !== 'object' || place.depth >= DEEPEST)
    return Object.fromEntries(fields);
  const key = schema.propertyNames ? String(valueFor(schema.propertyNames, 'key', next)) : 'key';
  const value = valueFor(held, key, next);
  return value === OMITTED ? {} : { [key]: value };
};

const listFor = (schema: Schema, name: string, place: Place): unknown[] => {
  if (schema.prefixItems) return schema.prefixItems.map((one) => valueFor(one, name, place));
  const one = schema.items
    ? valueFor(schema.items, name.replace(/s$/, ''), { ...place, depth: place.depth + 1 })
    : OMITTED;
  return one === OMITTED ? [] : [one];
};

const valueFor = (schema: Schema, name: string, place: Place): unknown => {
  if (schema.examples?.[0] !== undefined) return schema.examples[0];
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.$ref) {
    const shape = nameOfRef(schema.$ref);
    if (place.above.includes(shape) || place.depth >= DEEPEST) return OMITTED;
    return valueFor(place.schemas[shape] ?? {}, name, { ...place, above: [...place.above, shape] });
  }
  const ways = schema.anyOf ?? schema.oneOf;
  if (ways) return ways.map((way) => valueFor(way, name, place)).find((one) => one !== OMITTED) ?? OMITTED;
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => valueFor(one, name, place)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'object') return objectFor(schema, place);
  if (type === 'array') return listFor(schema, name, place);
  if (type === 'string') return textFor(schema, name);
  if (type === 'number' || type === 'integer') return numberFor(schema);
  if (type === 'boolean') return true;
  return type === 'null' ? null : OMITTED;
};

/** A value of that schema; of a body what must be there, of an answer (`wide`) also what may. */
export const exampleOf = (schema: Schema, schemas: Schemas, wide = 0): unknown => {
  const value = valueFor(schema, '', { schemas, above: [], depth: 0, wide });
  return value === OMITTED ? {} : value;
};
