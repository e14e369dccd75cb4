import { describe, expect, it } from '@jest/globals';
import { createAgenda } from '../../../local/clock/agenda.ts';
import { createVirtualClock } from '../../../local/clock/virtual-clock.ts';
import { createQueue, type Queue } from '../../../local/queue/queue.ts';
import { noJournal } from '../../../local/store/journal.ts';

function queues() {
  const clock = createVirtualClock(() => 0);
  clock.hold(1_000);
  const agenda = createAgenda(clock);
  const parts = { clock, agenda, journal: noJournal };
  const model = { delaySeconds: 0, visibilityTimeoutSeconds: 30, url: 'url' };
  const dead = createQueue(
    { ...model, logicalId: 'D', name: 'dead', arn: 'arn:dead' },
    { ...parts, deadLetters: () => undefined },
  );
  const deadLetters = (arn: string): Queue | undefined => (arn === 'arn:dead' ? dead : undefined);
  const redrive = { deadLetterArn: 'arn:dead', maxReceiveCount: 2 };
  const queue = createQueue(
    { ...model, logicalId: 'Q', name: 'queue', arn: 'arn:queue', redrive },
    { ...parts, deadLetters },
  );
  const pass = (seconds: number) => {
    clock.hold(clock.nowMs() + seconds * 1000);
    agenda.runDue();
  };
  return { queue, dead, pass };
}

describe('queue', () => {
  it('shows a message again after its visibility timeout', () => {
    const { queue, pass } = queues();
    queue.send('one');
    expect(queue.receive(10)).toHaveLength(1);
    expect(queue.receive(10)).toHaveLength(0);

    pass(30);

    expect(queue.receive(10)[0]?.message).toMatchObject({
      body: 'one',
      receiveCount: 2,
      firstReceivedAtMs: 1_000,
    });
  });

  it('gives a message up after exactly as many visibility timeouts as it may be received', () => {
    const { queue, dead, pass } = queues();
    queue.send('poison');
    queue.receive(10);
    pass(30);
    queue.receive(10);
    pass(29);
    expect(queue.receive(10)).toHaveLength(0);
    expect(dead.size()).toBe(0);

    pass(1);

    expect(queue.receive(10)).toHaveLength(0);
    expect(queue.size()).toBe(0);
    expect(dead.receive(1)[0]?.message).toMatchObject({ body: 'poison', deadLetterSourceArn: 'arn:queue' });
  });

  it('does not show what was deleted', () => {
    const { queue, pass } = queues();
    queue.send('one');
    const [receipt] = queue.receive(1);
    expect(queue.delete(receipt?.handle ?? '')).toBe(true);
    pass(60);
    expect(queue.size()).toBe(0);
  });

  it('delays a message', () => {
    const { queue, pass } = queues();
    queue.send('later', { delaySeconds: 60 });
    expect(queue.receive(1)).toHaveLength(0);
    pass(60);
    expect(queue.receive(1)).toHaveLength(1);
  });

  it('moves the visibility of a message on loan', () => {
    const { queue, pass } = queues();
    queue.send('one');
    const [receipt] = queue.receive(1);
    queue.changeVisibility(receipt?.handle ?? '', 5);
    pass(5);
    expect(queue.receive(1)).toHaveLength(1);
  });

  it('lends the oldest first and no more than fits', () => {
    const { queue } = queues();
    for (const body of ['aaaa', 'bbbb', 'cccc']) queue.send(body);
    expect(queue.receive(10, { mostBytes: 8 }).map(({ message }) => message.body)).toEqual(['aaaa', 'bbbb']);
  });
});
