import * as z from 'zod';
import { conditionFaults } from '../condition/condition-faults.ts';
import { valueAt } from '../condition/holds.ts';
import type { Roots } from '../condition/roots.ts';
import type { Fault } from '../errors.ts';

const literal = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
const taken = z.strictObject({ var: z.string().min(1).max(200) });

/** Fields by name: a value as it is, or `{ "var": "event.properties.size" }` for one that is looked up when the step is passed. */
export const saidValues = z
  .record(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'letters, digits and underscores'),
    z.union([literal, taken]),
  )
  .refine((fields) => Object.keys(fields).length <= 50, 'at most 50 fields');
export type SaidValues = z.infer<typeof saidValues>;

/** Paths that begin at no root. */
export const valueFaults = (fields: SaidValues, path: string): Fault[] =>
  Object.entries(fields).flatMap(([name, value]) => conditionFaults(value, `${path}/${name}`));

/** The fields with what was looked up; what is nowhere is left out. */
export const valuesOf = (fields: SaidValues, roots: Roots): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const found = typeof value === 'object' && value !== null ? valueAt(value.var, roots) : value;
      return found === undefined ? [] : [[name, found] as const];
    }),
  );
