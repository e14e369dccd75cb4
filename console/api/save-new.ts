import { freeId } from '../ui/document/id-of.ts';
import { askDocument } from './client.ts';
import { ApiProblem } from './problem.ts';

const NEVER_SAVED = 0;
const MOST_TRIES = 20;

interface Saved {
  readonly id: string;
  readonly draftVersion: number;
}

/**
 * Saves a new journey under the first id that nobody has: one that was put away, or that somebody took just so, is known only by
 * the answer 412.
 */
export async function saveNew(
  wanted: string,
  taken: Iterable<string>,
  bodyOf: (id: string) => object,
): Promise<Saved> {
  const not = new Set(taken);
  for (let tries = 1; ; tries += 1) {
    const id = freeId(wanted, not);
    try {
      const request = { method: 'PUT', body: bodyOf(id), ifMatch: NEVER_SAVED } as const;
      const { draftVersion = 1 } = await askDocument(`/v1/journeys/${encodeURIComponent(id)}`, request);
      return { id, draftVersion };
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 412 || tries >= MOST_TRIES) throw error;
      not.add(id);
    }
  }
}
