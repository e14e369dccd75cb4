import { IANAZone } from 'luxon';
import * as z from 'zod';
import { MOST_COLUMNS } from './limits.ts';

export const importKinds = ['customers', 'orders'] as const;
export type ImportKind = (typeof importKinds)[number];
export const delimiters = [',', ';', '\t', '|'] as const;

const words = z.array(z.string().trim().min(1).max(100)).min(1).max(20);

/** Where a column goes: the name of a field, or with how its cells are written. */
export const columnSchema = z.union([
  z.string().min(1).max(100),
  z.strictObject({
    field: z.string().min(1).max(100),
    as: z
      .enum(['text', 'number', 'yes-no', 'date'])
      .optional()
      .describe('Of a trait; other fields know what they are'),
    format: z
      .string()
      .min(1)
      .max(60)
      .optional()
      .describe('Of dates, in the letters of Luxon: dd.MM.yyyy HH:mm. Else ISO 8601'),
    decimal: z.enum([',', '.']).optional().describe('What stands before the cents; the other one groups'),
    yes: words.optional().describe('What means yes, in any case; else yes, да, 1, true, granted, …'),
    no: words.optional(),
  }),
]);
export type Column = z.infer<typeof columnSchema>;

const fewColumns = <T>(record: Record<string, T>) => Object.keys(record).length <= MOST_COLUMNS;

/** `POST /v1/imports`: what a file holds and where its columns go. */
export const importRequestSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(importKinds),
  mapping: z
    .record(z.string().min(1).max(200), columnSchema)
    .refine(fewColumns, `at most ${MOST_COLUMNS} columns`)
    .describe('Header of a column → field'),
  constants: z
    .record(z.string().min(1).max(100), z.string().min(1).max(1000))
    .default({})
    .describe('Field → what holds for every row that has a blank there, or no column'),
  delimiter: z.enum(delimiters).optional().describe('Else the one with which the mapped headers are found'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a code such as DE')
    .optional()
    .describe("For local phone numbers, else the shop's country"),
  timezone: z
    .string()
    .max(64)
    .refine((zone) => IANAZone.isValidZone(zone), 'a zone such as Europe/Berlin')
    .optional()
    .describe("Of dates without a zone, else the shop's"),
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, 'a word such as pos')
    .refine((word) => word !== 'operator' && word !== 'kaskad', 'a word of our own')
    .default('import')
    .describe('Where the shop has it from: pos, web, …'),
});
export type ImportRequest = z.infer<typeof importRequestSchema>;
