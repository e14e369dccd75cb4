import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { askEarly, takeEarly } from '../../../console/api/early.ts';

let token: string | null = 'ann';
let asked: string[] = [];

beforeEach(() => {
  token = 'ann';
  asked = [];
  const put = (name: string, value: unknown): void =>
    void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  put('sessionStorage', { getItem: () => token });
  put('location', { search: '' });
  put('fetch', async (address: string) => {
    asked.push(address);
    return new Response(address);
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  void takeEarly('/v1/me');
});

it('hands an answer to the first who asks for the same', async () => {
  askEarly('/v1/me');

  await expect((await takeEarly('/v1/me'))?.text()).resolves.toBe('/v1/me');
  expect(takeEarly('/v1/me')).toBeUndefined();
  expect(takeEarly('/v1/health')).toBeUndefined();
});

it('hands nobody what another one was answered', () => {
  askEarly('/v1/me');
  token = 'bea';

  expect(takeEarly('/v1/me')).toBeUndefined();
});

it('hands out nothing that is old', () => {
  askEarly('/v1/me');
  const nowMs = performance.now();
  jest.spyOn(performance, 'now').mockReturnValue(nowMs + 10_001);

  expect(takeEarly('/v1/me')).toBeUndefined();
});

it.each([
  ['nobody is signed in', null, ''],
  ['somebody comes back from signing in', 'ann', '?code=1&state=2'],
])('asks nothing while %s', (_, held, search) => {
  token = held;
  location.search = search;
  askEarly('/v1/me');

  expect(asked).toEqual([]);
});
