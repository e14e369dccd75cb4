import type { Pages } from './api-listener.ts';

/** Several that serve pages, asked in this order. */
export const firstOf = (...all: readonly Pages[]): Pages => ({
  async fetch(request) {
    for (const each of all) {
      const answer = await each.fetch(request);
      if (answer) return answer;
    }
    return undefined;
  },
});
