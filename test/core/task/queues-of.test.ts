import { describe, expect, it } from '@jest/globals';
import type { Journey } from '../../../core/journey/journey.ts';
import { queuesOf } from '../../../core/task/queues-of.ts';

const journey = (...steps: object[]): Journey =>
  ({ id: 'j', name: 'J', trigger: { event: 'Asked' }, steps }) as unknown as Journey;
const task = (id: string, queue?: string) => ({
  id,
  kind: 'task',
  title: 'Call',
  text: 'Hello',
  ...(queue && { queue }),
});

describe('the work lists that journeys name', () => {
  it('are those of every shop and each named once, also deep inside', () => {
    const nested = { id: 'b', kind: 'split', ways: [{ share: 1, steps: [task('t2', 'vip')] }] };
    const found = queuesOf([journey(task('t1', 'returns'), nested), journey(task('t3', 'vip'), task('t4'))]);

    expect(found).toEqual(['calls', 'privacy', 'returns', 'vip']);
  });

  it('are those of every shop alone where no journey has a task', () => {
    expect(queuesOf([])).toEqual(['calls', 'privacy']);
  });
});
