import { randomBytes } from 'node:crypto';
import type { Fault } from '../../../core/errors.ts';
import { faultsOf } from '../../../core/faults.ts';
import { compileMapping } from '../../../core/import/compile-mapping.ts';
import { importRequestSchema } from '../../../core/import/import-request.ts';
import type { Import } from '../../../core/import/imports.ts';
import type { ApiPorts } from '../ports.ts';

const DAY_MS = 86_400_000;

/** Sorts as text in the order of time; what follows tells apart what began at once. */
const newId = (nowMs: number): string =>
  `${new Date(nowMs).toISOString().replace(/[-:.]/g, '').toLowerCase()}-${randomBytes(4).toString('hex')}`;

/** Begins an import, or answers every fault of its mapping. Defaults of the shop are those of this moment. */
export const beginImport = async (
  { imports, config, clock }: Pick<ApiPorts, 'imports' | 'config' | 'clock'>,
  { body, by }: { body: unknown; by: string },
): Promise<{ kind: 'begun'; one: Import } | { kind: 'faults'; faults: Fault[] }> => {
  const parsed = importRequestSchema.safeParse(body);
  if (parsed.error) return { kind: 'faults', faults: faultsOf(parsed.error) };
  const { shop, contact, people, privacy } = await config.snapshot();
  const { country = shop.country, timezone = contact.timezone } = parsed.data;
  const request = { ...parsed.data, timezone, ...(country !== undefined && { country }) };
  const compiled = compileMapping(request, { namespaces: people.namespaces, zone: timezone });
  if (compiled.kind === 'invalid') return { kind: 'faults', faults: compiled.faults };
  const nowMs = clock.now();
  const one: Import = {
    id: newId(nowMs),
    request,
    namespaces: people.namespaces,
    by,
    status: 'open',
    startedAtMs: nowMs,
    expiresAtMs: nowMs + privacy.retentionDays.imports * DAY_MS,
  };
  await imports.create(one);
  return { kind: 'begun', one };
};
