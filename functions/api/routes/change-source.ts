import { faultsOf } from '../../../core/faults.ts';
import { changedSourceSchema } from '../../../core/source/source-body.ts';
import { problem } from '../problem.ts';
import { isSeen, route } from '../route.ts';
import { etagOf, sourceJson, sourceSchema } from '../source-json.ts';

export const changeSource = route({
  method: 'PUT',
  path: '/v1/sources/{id}',
  summary: 'Changes what a source may do and is called; its keys stay',
  access: 'admin',
  body: changedSourceSchema,
  answer: sourceSchema,
  refusals: {
    404: 'There is no such source',
    409: 'It is of the other kind, or several changes at once',
    412: 'It has changed since it was read',
    422: 'Every fault; nothing is saved',
  },
  async run({ params, body, by, why, ifMatch }, { sourceRegistry, documents, clock }) {
    const before = await sourceRegistry.get(params.id ?? '');
    if (!before) return problem(404, { detail: 'There is no such source.' });
    if (!isSeen(ifMatch, before.version)) return problem(412);
    const asked = changedSourceSchema.safeParse(body ?? {});
    if (!asked.success) return problem(422, { faults: faultsOf(asked.error) });
    const { kind = before.kind, country, source, limitPerSecond, ...said } = asked.data;
    if (kind !== before.kind) return problem(409, { detail: `It is ${before.kind}: make another source.` });
    const { id, keys } = before;
    const record = {
      ...{ ...said, id, kind, keys, version: before.version + 1 },
      ...(country !== undefined && { country }),
      ...(source !== undefined && { source }),
      ...(limitPerSecond !== undefined && { limitPerSecond }),
    };
    const nowMs = clock.now();
    const audit = { atMs: nowMs, by, action: 'save', kind: 'source', id } as const;
    await documents.audit({ ...audit, ...(why !== undefined && { why }) });
    await sourceRegistry.save(record);
    return { headers: etagOf(record), body: sourceJson(record, nowMs) };
  },
});
