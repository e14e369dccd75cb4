import * as z from 'zod';
import { sourceKinds } from '../../core/source/source-body.ts';
import { isInUse, type SourceRecord } from '../../core/source/source-record.ts';

const instant = z.iso.datetime();

export const sourceSchema = z
  .object({
    id: z.string(),
    kind: z.enum(sourceKinds),
    name: z.string(),
    origins: z.array(z.string()),
    mayStateConsent: z.boolean(),
    country: z.string().optional(),
    source: z.string().optional(),
    limitPerSecond: z.int().optional(),
    keys: z
      .array(
        z.object({
          key: z.string().optional().describe('Of a public source: it stands in pages anyway'),
          tail: z.string().describe('Its last six characters'),
          madeAt: instant.optional(),
          endsAt: instant.optional().describe('Another key has taken its place'),
        }),
      )
      .describe('Those that are taken, the newest first'),
  })
  .meta({ title: 'Source' });

/** With the key that was just made: of a secret source it is shown this once. */
export const madeSourceSchema = sourceSchema.extend({ writeKey: z.string() });

export const sourceJson = (record: SourceRecord, nowMs: number): z.infer<typeof sourceSchema> => {
  const { version: _version, keys, ...source } = record;
  const shown = keys
    .filter((one) => isInUse(one, nowMs))
    .map(({ key, madeAtMs, endsAtMs }) => ({
      ...(source.kind === 'public' && { key }),
      tail: key.slice(-6),
      ...(madeAtMs !== undefined && { madeAt: new Date(madeAtMs).toISOString() }),
      ...(endsAtMs !== undefined && { endsAt: new Date(endsAtMs).toISOString() }),
    }));
  return { ...source, keys: shown };
};

/** ETag of a source. */
export const etagOf = ({ version }: SourceRecord) => ({ etag: `"${version}"` });
