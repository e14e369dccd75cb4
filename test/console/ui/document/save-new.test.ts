import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { saveNew } from '../../../../console/ui/document/save-new.ts';

const asked: [path: string, ifMatch: string | null][] = [];

/** An API where these ids are somebody else's. */
const withTaken = (...taken: string[]): void => {
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const path = String(input);
    asked.push([path, new Headers(init?.headers).get('if-match')]);
    return taken.some((id) => path.endsWith(`/${id}`))
      ? Response.json({ title: 'Precondition Failed' }, { status: 412 })
      : Response.json({}, { headers: { etag: '"1"' } });
  });
};

beforeEach(() => {
  asked.length = 0;
  Object.defineProperty(globalThis, 'sessionStorage', {
    ...{ configurable: true, value: { getItem: () => 'local-admin' } },
  });
});
afterEach(() => void jest.restoreAllMocks());

describe('a new journey', () => {
  it('is saved under the first id that nobody has, also not one that was put away', async () => {
    withTaken('sale', 'sale-2');
    const saved = await saveNew('sale', (id) => ({ id }));

    expect(saved).toEqual({ id: 'sale-3', draftVersion: 1 });
    expect(asked).toEqual([
      ['/v1/journeys/sale', '"0"'],
      ['/v1/journeys/sale-2', '"0"'],
      ['/v1/journeys/sale-3', '"0"'],
    ]);
  });

  it('that is refused for another reason is not tried again', async () => {
    jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => Response.json({ title: 'No' }, { status: 422 }));

    await expect(saveNew('sale', (id) => ({ id }))).rejects.toThrow('No');
    expect(globalThis.fetch).toHaveBeenCalledTimes(1);
  });
});
