import { beforeEach, expect, it } from '@jest/globals';
import { signIn } from '../../../../console/auth/session.ts';
import { ChangeWaits } from '../../../../console/ui/settings/change-waits.ts';
import { putSettings } from '../../../../console/ui/settings/put-settings.ts';

const put = (name: string, value: unknown): void =>
  void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });

/** The pages of what waits, and all that was asked. */
let pages: object[] = [];
let asked: string[] = [];

beforeEach(() => {
  pages = [{ proposals: [] }];
  asked = [];
  const kept = new Map<string, string>();
  put('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  put('fetch', (address: string, { method, headers }: RequestInit) => {
    const seen = new Headers(headers).get('if-match');
    asked.push([method, address.replace(/\?limit.*$/, ''), seen].filter(Boolean).join(' '));
    const body = address.includes('/v1/proposals') ? pages.shift() : {};
    const answered = { 'content-type': 'application/json', etag: '"8"' };
    return Promise.resolve(new Response(JSON.stringify(body), { headers: answered }));
  });
  signIn('ann');
});

const typed = { base: 7, document: {} };

it('settings are saved over the version that was seen, and a second person is asked where it takes two', async () => {
  await expect(putSettings('people', typed, true)).resolves.toBe(8);

  expect(asked).toEqual([
    'GET /v1/proposals',
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
  expect(asked).toEqual(['GET /v1/proposals', 'GET /v1/proposals']);
});
