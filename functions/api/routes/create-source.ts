import { faultsOf } from '../../../core/faults.ts';
import { newSourceSchema } from '../../../core/source/source-body.ts';
import { problem } from '../problem.ts';
import { randomKey } from '../random-key.ts';
import { route } from '../route.ts';
import { etagOf, madeSourceSchema, sourceJson } from '../source-json.ts';

const prefixes = { public: 'web', secret: 'server' } as const;

export const createSource = route({
  method: 'POST',
  path: '/v1/sources',
  summary: 'Makes a source with a write key; that of a secret one is shown this once',
  access: 'admin',
  body: newSourceSchema,
  success: 201,
  answer: madeSourceSchema,
  refusals: { 409: 'There is a source of that id', 422: 'Every fault' },
  async run({ body, by, why }, { sourceRegistry, documents, clock }) {
    const asked = newSourceSchema.safeParse(body ?? {});
    if (!asked.success) return problem(422, { faults: faultsOf(asked.error) });
    const { kind, country, source, limitPerSecond, ...said } = asked.data;
    const key = randomKey(prefixes[kind]);
    const id =
      said.id ??
      `${prefixes[kind]}-${key
        .slice(-6)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, '0')}`;
    if (await sourceRegistry.get(id)) return problem(409, { detail: `There is a source ${id}.` });
    const nowMs = clock.now();
    const record = {
      ...{ ...said, id, kind, keys: [{ key, madeAtMs: nowMs }], version: 1 },
      ...(country !== undefined && { country }),
      ...(source !== undefined && { source }),
      ...(limitPerSecond !== undefined && { limitPerSecond }),
    };
    const audit = { atMs: nowMs, by, action: 'create', kind: 'source', id } as const;
    await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    await sourceRegistry.save(record);
    return { status: 201, headers: etagOf(record), body: { ...sourceJson(record, nowMs), writeKey: key } };
  },
});
