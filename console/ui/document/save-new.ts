import { askDocument } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { documentPath } from './document-path.ts';
import { freeId } from './id-of.ts';

const NEVER_SAVED = 0;
const MOST_TRIES = 20;

interface Saved {
  readonly id: string;
  readonly draftVersion: number;
}

/**
 * Saves a new journey under the first id that nobody has. Which are taken, also by one that was put away or just saved, is told by
 * the answer 412.
 */
export async function saveNew(wanted: string, bodyOf: (id: string) => object): Promise<Saved> {
  const not = new Set<string>();
  for (let tries = 1; ; tries += 1) {
    const id = freeId(wanted, not);
    try {
      const request = { method: 'PUT', body: bodyOf(id), ifMatch: NEVER_SAVED } as const;
      const { draftVersion = 1 } = await askDocument(documentPath('journeys', id), request);
      return { id, draftVersion };
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 412 || tries >= MOST_TRIES) throw error;
      not.add(id);
    }
  }
}
