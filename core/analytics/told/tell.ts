import type { Count } from '../count.ts';
import type { News } from '../news.ts';

/** What has to be counted, and what is to be known of one person for it. */
export interface Tell {
  counts: Count[];
  news: News[];
}

export const nothingToTell: Tell = { counts: [], news: [] };
