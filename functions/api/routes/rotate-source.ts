import * as z from 'zod';
import { durationMs } from '../../../core/duration.ts';
import { duration } from '../../../core/duration-schema.ts';
import { faultsOf } from '../../../core/faults.ts';
import { LONGEST_OVERLAP_MS, rotated } from '../../../core/source/source-record.ts';
import { problem } from '../problem.ts';
import { randomKey } from '../random-key.ts';
import { route } from '../route.ts';
import { etagOf, madeSourceSchema, sourceJson } from '../source-json.ts';

const bodySchema = z.object({
  oldKeyFor: duration
    .default('P7D')
    .describe('How long the old key goes on; at most 90 days; PT0S ends it at once'),
  why: z.string().optional(),
});

export const rotateSource = route({
  method: 'POST',
  path: '/v1/sources/{id}/rotate',
  summary: 'Gives a source another write key at once; the old one goes on for a while, then it is unknown',
  access: 'admin',
  body: bodySchema,
  answer: madeSourceSchema,
  refusals: { 404: 'There is no such source', 409: 'Several changes at once', 422: 'No such time' },
  async run({ params, body, by, why }, { sourceRegistry, documents, clock }) {
    const asked = bodySchema.safeParse(body ?? {});
    if (!asked.success) return problem(422, { faults: faultsOf(asked.error) });
    const overlapMs = durationMs(asked.data.oldKeyFor);
    if (overlapMs > LONGEST_OVERLAP_MS)
      return problem(422, { faults: [{ path: '/oldKeyFor', message: '90 days at most' }] });
    const before = await sourceRegistry.get(params.id ?? '');
    if (!before) return problem(404, { detail: 'There is no such source.' });
    const nowMs = clock.now();
    const key = randomKey(before.kind === 'public' ? 'web' : 'server');
    const record = rotated(before, { key, nowMs, overlapMs });
    const audit = { atMs: nowMs, by, action: 'rotate', kind: 'source', id: record.id } as const;
    const tell = () => documents.audit({ ...audit, ...(why !== undefined && { why }) });
    const isTurned = async () =>
      (await sourceRegistry.get(record.id))?.keys.some((one) => one.key === key) === true;
    await sourceRegistry.save(record).catch(async (error: unknown) => {
      // Where only what follows from it failed, the key is another one all the same.
      if (await isTurned()) await tell();
      throw error;
    });
    await tell();
    return { headers: etagOf(record), body: { ...sourceJson(record, nowMs), writeKey: key } };
  },
});
