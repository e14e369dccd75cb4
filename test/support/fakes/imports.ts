import { NotFound } from '../../../core/errors.ts';
import type { Import, ImportPart, Imports, RefusedRows } from '../../../core/import/imports.ts';
import type { Clock } from '../../../core/ports.ts';

/** As the table behaves, in memory. */
export const fakeImports = (clock: Clock): Imports => {
  const heads = new Map<string, Import>();
  const parts = new Map<string, { part: ImportPart; refused: RefusedRows }>();
  const alive = (one: Import | undefined) => (one && one.expiresAtMs > clock.now() ? one : undefined);
  const keyOf = (id: string, part: number) => `${id} ${part}`;

  return {
    async create(one) {
      heads.set(one.id, structuredClone(one));
    },
    get: async (id) => structuredClone(alive(heads.get(id))),
    async list(cursor, limit) {
      const all = [...heads.values()]
        .filter((one) => cursor === undefined || one.id < cursor)
        .toSorted((a, b) => (a.id < b.id ? 1 : -1));
      const page = all.slice(0, limit);
      const last = page.at(-1);
      return {
        imports: page.filter((one) => alive(one)),
        ...(last && page.length === limit ? { cursor: last.id } : {}),
      };
    },
    async finish(id, atMs, totals) {
      const one = heads.get(id);
      if (!one) throw new NotFound('import', id);
      heads.set(id, { ...one, status: 'finished', finishedAtMs: atMs, totals });
    },
    part: async (id, part) => (alive(heads.get(id)) ? parts.get(keyOf(id, part))?.part : undefined),
    parts: async (id) =>
      [...parts]
        .filter(([key]) => key.startsWith(`${id} `))
        .map(([, { part }]) => part)
        .toSorted((a, b) => a.part - b.part),
    async savePart({ id }, part, refused) {
      const kept = structuredClone(refused);
      parts.set(keyOf(id, part.part), {
        part: { ...part, chunks: kept.rows.length > 0 ? 1 : 0 },
        refused: kept,
      });
    },
    refused: async (id, { part }) => parts.get(keyOf(id, part))?.refused ?? { headers: [], rows: [] },
    async remove(id) {
      heads.delete(id);
      for (const key of parts.keys()) if (key.startsWith(`${id} `)) parts.delete(key);
    },
  };
};
