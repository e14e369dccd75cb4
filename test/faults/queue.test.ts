import { expect, it } from '@jest/globals';
import { Queue } from './aws/queue.ts';
import { World } from './world.ts';

it('a queue brings no copy of a message back that fails after the message was done', async () => {
  const world = new World(0, 1);
  let copies = 0;
  Object.assign(world.luck, { hits: () => copies++ === 0 });
  let works = 0;
  const queue = new Queue(world, {
    ...{ batchSize: 1, visibilityMs: 1_000, windowMs: 1, apartBy: (body) => body },
    async work([message]) {
      await world.sleep(1);
      return works++ === 0 ? [] : [message?.id ?? ''];
    },
  });
  queue.put('a');

  await world.run();

  expect(works).toBe(2);
  expect(queue.deadLetters).toEqual([]);
});
