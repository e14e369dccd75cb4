import { expect, it } from '@jest/globals';
import { holders } from '../../../functions/api/holders.ts';

const unused = async () => {
  throw new Error('not asked for');
};
const tokens = {
  put: unused,
  list: unused,
  remove: unused,
  find: async (token: string) => ({ name: `token ${token}`, role: 'viewer' as const }),
};
const signIn = async () => ({ name: 'signed in', role: null });

it('asks the pool about its own tokens, and the table about ours', async () => {
  const both = holders(tokens, signIn);

  expect(await both.find('eyJhbGciOi.eyJzdWIi.c2ln')).toEqual({ name: 'signed in', role: null });
  expect(await both.find('token_abc')).toEqual({ name: 'token token_abc', role: 'viewer' });
});

it('takes a token for one of ours where there is no pool', async () => {
  expect(await holders(tokens).find('eyJh.eyJz.c2ln')).toMatchObject({ role: 'viewer' });
});
