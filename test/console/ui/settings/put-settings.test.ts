import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { ChangeWaits } from '../../../../console/ui/settings/change-waits.ts';
import { putSettings } from '../../../../console/ui/settings/put-settings.ts';
import { answeringApi } from '../../../support/console/answering-api.ts';

const WAITING = '/v1/proposals?limit=100';
/** The pages of what waits, and all that was asked. */
let pages: object[] = [];
let asked: string[] = [];

beforeEach(() => {
  pages = [{ proposals: [] }];
  asked = answeringApi((path) =>
    Response.json(path.startsWith(WAITING) ? pages.shift() : {}, { headers: { etag: '"8"' } }),
  );
});
afterEach(() => void jest.restoreAllMocks());

const typed = { base: 7, document: {} };

it('settings are saved over the version that was seen, and a second person is asked where it takes two', async () => {
  await expect(putSettings('people', typed, true)).resolves.toBe(8);

  expect(asked).toEqual([
    `GET ${WAITING}`,
    'PUT /v1/settings/people?draft=true "7"',
    'POST /v1/settings/people/propose "8"',
  ]);
});

it('nothing is saved over a change of them that waits, wherever in the list it stands', async () => {
  const other = { kind: 'settings', id: 'shop', by: 'cy' };
  pages = [{ proposals: [other], cursor: 'more' }, { proposals: [{ ...other, id: 'people', by: 'bea' }] }];

  const outcome = await putSettings('people', typed, true).catch((error: unknown) => error);

  expect(outcome).toBeInstanceOf(ChangeWaits);
  expect(outcome).toMatchObject({ by: 'bea', status: 409 });
  expect(asked).toEqual([`GET ${WAITING}`, `GET ${WAITING}&cursor=more`]);
});
