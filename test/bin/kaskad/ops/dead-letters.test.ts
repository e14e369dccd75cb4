import { expect, it } from '@jest/globals';
import type { Api } from '../../../../bin/kaskad/api.ts';
import { CannotTell } from '../../../../bin/kaskad/cannot-tell.ts';
import { deadQueues } from '../../../../bin/kaskad/ops/dead-letters.ts';

/** A house of two queues in which nothing is dead. */
const queues = ['profiles', 'wakes'].map((name) => ({ name, dead: 0 }));
const api: Pick<Api, 'json'> = { json: async <T>() => queues as T };

it('names the queues there are where there is none of that name', async () => {
  const looked = deadQueues(api, 'profile');

  await expect(looked).rejects.toThrow(new CannotTell('There is no queue profile: profiles, wakes.'));
});

it('finds nothing dead in a queue that is empty', async () => {
  expect(await deadQueues(api, 'profiles')).toEqual([]);
});
