import { storedBytes } from '../../../core/config/canonical.ts';
import { DOCUMENT_LIMIT_BYTES } from '../../../core/config/chunks.ts';
import type { Fault } from '../../../core/errors.ts';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A document as the path names it: an id of its own must be the same, none is filled in; too large is a fault as well. Without an
 * `id` documents of the kind have none.
 */
export const underPath = (body: unknown, id: string | undefined): { document: unknown; faults: Fault[] } => {
  if (!isObject(body)) return { document: body, faults: [] };
  const faults: Fault[] = [];
  if (id !== undefined && body.id !== undefined && body.id !== id)
    faults.push({ path: '/id', message: `must be ${id}, as in the path` });
  const limitKb = DOCUMENT_LIMIT_BYTES / 1024;
  if (storedBytes(body) > DOCUMENT_LIMIT_BYTES) faults.push({ path: '', message: `at most ${limitKb} KB` });
  return { document: id === undefined ? body : { id, ...body }, faults };
};
