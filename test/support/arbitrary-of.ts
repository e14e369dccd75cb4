import fc from 'fast-check';

/** A part of a JSON Schema, as zod writes it. */
export type Schema = Record<string, unknown>;

/** Says what stands somewhere, where a schema cannot; undefined leaves it to the schema. */
export type Known = (schema: Schema) => fc.Arbitrary<unknown> | undefined;

const listOf = (value: unknown): Schema[] => (Array.isArray(value) ? (value as Schema[]) : []);

const ofObject = (schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  const fields = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const required = new Set((schema.required ?? []) as string[]);
  if (fields.length === 0 && typeof schema.additionalProperties === 'object') {
    const names = schema.propertyNames as { enum?: string[] } | undefined;
    const name = names?.enum ? fc.constantFrom(...names.enum) : fc.constantFrom('size', 'colour');
    return fc.dictionary(name, arbitraryOf(schema.additionalProperties as Schema, known), { maxKeys: 3 });
  }
  const model = Object.fromEntries(fields.map(([name, one]) => [name, arbitraryOf(one, known)]));
  return fc.record(model, { requiredKeys: [...required] as never[] });
};

const ofString = ({ examples, pattern }: Schema): fc.Arbitrary<unknown> => {
  if (Array.isArray(examples) && examples.length > 0) return fc.constantFrom(...(examples as unknown[]));
  if (typeof pattern === 'string') return fc.stringMatching(new RegExp(pattern), { maxLength: 20 });
  return fc.constantFrom('a', 'word', 'two words');
};

const ofNumber = ({ minimum = 0, maximum = 1_000, type }: Schema): fc.Arbitrary<number> => {
  const bounds = { min: Number(minimum), max: Number(maximum) };
  return type === 'integer' ? fc.integer(bounds) : fc.double({ ...bounds, noNaN: true });
};

/** Values that a schema allows, so that documents of kinds that nobody has thought of yet are made as well. */
export const arbitraryOf = (schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  const said = known(schema);
  if (said) return said;
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const options = [...listOf(schema.anyOf), ...listOf(schema.oneOf)];
  if (options.length > 0) return fc.oneof(...options.map((one) => arbitraryOf(one, known)));
  switch (schema.type) {
    case 'object':
      return ofObject(schema, known);
    case 'array':
      return fc.array(arbitraryOf((schema.items ?? {}) as Schema, known), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.max(Number(schema.minItems ?? 0), 3),
      });
    case 'string':
      return ofString(schema);
    case 'integer':
    case 'number':
      return ofNumber(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.constant(1);
  }
};
