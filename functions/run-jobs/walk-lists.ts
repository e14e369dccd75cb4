import { SHARDS } from '../../core/lists.ts';
import type { ListKey, Lists } from '../../core/ports.ts';

export interface ListWalk {
  lists: Pick<Lists, 'page'>;
  /** Read one after the other. */
  names: readonly string[];
  cursor: string | undefined;
  hasTime(): boolean;
  /** What is done with a page; answers what it came to, in numbers. */
  work(keys: ListKey[]): Promise<Record<string, number>>;
  /** Pages of one call at most, where a job paces itself. */
  mostPages?: number;
}

/** Keys read at once: what is done with them fits between two looks at the clock. */
const PAGE = 100;

/** `<list, shard> <place in it>`. */
const placeOf = (cursor: string | undefined): { part: number; within?: string } => {
  const [, part = '0', within] = /^(\d+)(?: (.+))?$/.exec(cursor ?? '') ?? [];
  return { part: Number(part), ...(within !== undefined && { within }) };
};

/**
 * Goes through lists of people page by page while there is time. Answers where to go on, no cursor at the end, and the sum
 * of what `work` said.
 */
export const walkLists = async ({ lists, names, cursor, hasTime, work, mostPages = Infinity }: ListWalk) => {
  const counts: Record<string, number> = {};
  let { part, within } = placeOf(cursor);
  for (let pages = 0; part < names.length * SHARDS; pages++) {
    if (!hasTime() || pages >= mostPages)
      return { counts, cursor: within === undefined ? `${part}` : `${part} ${within}` };
    const name = names[Math.floor(part / SHARDS)] ?? '';
    const page = await lists.page(name, part % SHARDS, within, PAGE);
    const said = page.keys.length > 0 ? await work(page.keys) : {};
    for (const [key, count] of Object.entries(said)) counts[key] = (counts[key] ?? 0) + count;
    within = page.cursor;
    if (within === undefined) part++;
  }
  return { counts };
};
