import * as z from 'zod';
import { importKinds, importRequestSchema } from '../../../core/import/import-request.ts';
import type { Counts, Import, ImportPart } from '../../../core/import/imports.ts';

const count = z.int().min(0);
const instant = z.iso.datetime();

export const importSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(importKinds),
    status: z.enum(['open', 'finished']),
    parts: count.describe('Parts that were read'),
    rows: count,
    accepted: count,
    refused: count,
    by: z.string().describe('Name of the token that began it'),
    startedAt: instant,
    finishedAt: instant.optional(),
    expiresAt: instant.describe('Until then refused rows are kept, and the import itself'),
  })
  .meta({ title: 'Import' });

export const importDetailSchema = importSchema
  .extend({
    request: importRequestSchema.describe('As it was begun, defaults of the shop filled in'),
    partsDone: z
      .array(z.tuple([count, count]))
      .describe('Numbers of the parts that were read, as runs: first and last'),
  })
  .meta({ title: 'ImportDetail' });

type Totals = Counts & { parts: number };

export const totalsOf = (parts: readonly ImportPart[]): Totals => ({
  parts: parts.length,
  rows: parts.reduce((sum, { rows }) => sum + rows, 0),
  accepted: parts.reduce((sum, { accepted }) => sum + accepted, 0),
  refused: parts.reduce((sum, { refused }) => sum + refused, 0),
});

const iso = (atMs: number) => new Date(atMs).toISOString();

/** An import with its progress so far. */
export const importJson = (one: Import, { parts, rows, accepted, refused }: Totals) => ({
  id: one.id,
  name: one.request.name,
  kind: one.request.kind,
  status: one.status,
  parts,
  rows,
  accepted,
  refused,
  by: one.by,
  startedAt: iso(one.startedAtMs),
  ...(one.finishedAtMs !== undefined && { finishedAt: iso(one.finishedAtMs) }),
  expiresAt: iso(one.expiresAtMs),
});

/** 1, 2, 3, 7 → [[1, 3], [7, 7]]: ten thousand parts in a few characters. */
export const runsOfParts = (parts: readonly ImportPart[]): [number, number][] => {
  const runs: [number, number][] = [];
  for (const { part } of parts) {
    const last = runs.at(-1);
    if (last && last[1] === part - 1) last[1] = part;
    else runs.push([part, part]);
  }
  return runs;
};

export const importDetailJson = (one: Import, parts: readonly ImportPart[]) => ({
  ...importJson(one, totalsOf(parts)),
  request: one.request,
  partsDone: runsOfParts(parts),
});
