import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { saveNew } from '../../../../console/ui/document/save-new.ts';
import { answeringApi } from '../../../support/console/answering-api.ts';

/** An API where these ids are somebody else's. */
const withTaken = (...taken: string[]): string[] =>
  answeringApi((path) =>
    taken.some((id) => path.endsWith(`/${id}`))
      ? Response.json({ title: 'Precondition Failed' }, { status: 412 })
      : Response.json({}, { headers: { etag: '"1"' } }),
  );

afterEach(() => void jest.restoreAllMocks());

describe('a new journey', () => {
  it('is saved under the first id that nobody has, also not one that was put away', async () => {
    const asked = withTaken('sale', 'sale-2');
    const saved = await saveNew('sale', (id) => ({ id }));

    expect(saved).toEqual({ id: 'sale-3', draftVersion: 1 });
    expect(asked).toEqual([
      'PUT /v1/journeys/sale "0"',
      'PUT /v1/journeys/sale-2 "0"',
      'PUT /v1/journeys/sale-3 "0"',
    ]);
  });

  it('that is refused for another reason is not tried again', async () => {
    const asked = answeringApi(() => Response.json({ title: 'No' }, { status: 422 }));

    await expect(saveNew('sale', (id) => ({ id }))).rejects.toThrow('No');
    expect(asked).toHaveLength(1);
  });
});
