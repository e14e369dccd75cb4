import * as z from 'zod';

type Json = Record<string, unknown>;

const rewritten = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map((each) => rewritten(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key,
      key === '$ref' && typeof held === 'string' ? refOf(held, name) : rewritten(held, name),
    ]),
  );
};

/** `#` is the schema itself, `#/$defs/x` one that it shares with itself: both move to the components. */
const refOf = (ref: string, name: string): string => {
  const shared = /^#\/\$defs\/(.+)$/.exec(ref)?.[1];
  return `#/components/schemas/${shared === undefined ? name : `${name}_${shared}`}`;
};

/** Schemas as components, each once, by their title if they have one; a recursive one refers to itself there. */
export const components = () => {
  const schemas: Json = {};
  const placed = new Map<z.ZodType, string>();
  const place = (schema: z.ZodType, fallback: string, io: 'input' | 'output'): Json => {
    const known = placed.get(schema);
    if (known !== undefined) return { $ref: known };
    const name = schema.meta()?.title ?? fallback;
    const { $schema, $defs, ...body } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
    for (const [key, held] of Object.entries($defs ?? {})) schemas[`${name}_${key}`] = rewritten(held, name);
    schemas[name] = rewritten(body, name);
    const $ref = `#/components/schemas/${name}`;
    // As input and as output a schema with defaults differs: only answers are shared.
    if (io === 'output') placed.set(schema, $ref);
    return { $ref };
  };
  return { schemas, place };
};
