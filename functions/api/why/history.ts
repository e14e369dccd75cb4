import type { TimelineEntry } from '../../../core/send/timeline.ts';
import type { ApiPorts } from '../ports.ts';

const PAGE = 200;
const MOST_PAGES = 5;

export interface History {
  entries: TimelineEntry[];
  /** Is there nothing older? */
  isWhole: boolean;
}

/** Her time line, the newest thousand items of it. */
export const historyOf = async (
  { timeline }: Pick<ApiPorts, 'timeline'>,
  profileIds: readonly string[],
): Promise<History> => {
  const entries: TimelineEntry[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < MOST_PAGES; read++) {
    const page = await timeline.page([...profileIds], cursor, PAGE);
    entries.push(...page.entries);
    cursor = page.cursor;
    if (cursor === undefined) return { entries, isWhole: true };
  }
  return { entries, isWhole: false };
};
