import { expect, it } from '@jest/globals';
import type { Api } from '../../../../bin/kaskad/api.ts';
import { CannotTell } from '../../../../bin/kaskad/cannot-tell.ts';
import { type DeadQueue, deadQueues, tellDead } from '../../../../bin/kaskad/ops/dead-letters.ts';

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

it('names the log that says why, of a stage that only whoever asks knows', () => {
  const said: string[] = [];
  const none = { waiting: 0, inFlight: 0, later: 0 };
  const dead: DeadQueue = { name: 'wakes', ...none, dead: 1, canRedrive: true, letters: [] };
  tellDead([dead], 0, (line) => said.push(line));

  expect(said.at(-1)).toBe(
    '  Why: npx kaskad tail --logs advance-enrollment --stage … --filter ERROR --since 24h',
  );
});
