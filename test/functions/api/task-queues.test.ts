import { expect, it } from '@jest/globals';
import { startApi } from '../../support/api.ts';

it('the console is told the work lists of the journeys in effect, and of no draft', async () => {
  const { ask } = startApi();
  const journey = (id: string, queue: string) => ({
    id,
    name: id,
    trigger: { event: 'Asked' },
    steps: [{ id: 'call', kind: 'task', title: 'Call', text: 'Hello', queue }],
  });
  await ask('PUT', '/v1/journeys/live', { body: journey('live', 'returns') });
  await ask('POST', '/v1/journeys/live/publish');
  await ask('PUT', '/v1/journeys/draft', { body: journey('draft', 'vip') });

  const { status, json } = await ask('GET', '/v1/task-queues');

  expect([status, json]).toEqual([200, { queues: ['calls', 'privacy', 'returns'] }]);
});
