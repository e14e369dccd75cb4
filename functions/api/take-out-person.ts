import * as z from 'zod';
import { compactInTime } from './compact-in-time.ts';
import type { ApiPorts } from './ports.ts';
import { problem } from './problem.ts';
import type { Ask } from './route.ts';

export const takenOut = z.object({ id: z.string(), at: z.iso.datetime() });

/** Longer ones are no keys of the table. */
export const isId = (id: string): boolean => id.length <= 256;

/** Erases or anonymizes; asked again it finishes what was left. The audit has the id, and nothing that leads to a person. */
export const takeOutPerson = async (
  { params, by }: Pick<Ask<unknown>, 'params' | 'by'>,
  ports: Pick<ApiPorts, 'erasure' | 'documents' | 'clock' | 'jobs' | 'jobMessages' | 'hasArchive'>,
  action: 'erase' | 'anonymize',
) => {
  const id = params.id ?? '';
  const atMs = ports.clock.now();
  const outcome = isId(id) ? await ports.erasure[action](id, atMs) : 'unknown';
  if (outcome === 'unknown') return problem(404, { detail: 'There is no such person.' });
  await compactInTime(ports);
  await ports.documents.audit({ atMs, by, action, kind: 'person', id });
  return { body: { id, at: new Date(atMs).toISOString() } };
};
