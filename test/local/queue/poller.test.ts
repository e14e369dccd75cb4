import { describe, expect, it } from '@jest/globals';
import { freshFixture, postItems } from '../support/fixture.ts';

const local = freshFixture();
const workerLines = () =>
  local()
    .logs.lines.filter(({ functionName }) => functionName.endsWith('Worker'))
    .map(({ text }) => text);

describe('an event source mapping', () => {
  it('retries a poison message alone, by the virtual clock, and gives it up to the dead letters', async () => {
    await postItems(local(), [{ id: 'good', kind: 'thing' }]);
    await postItems(local(), [{ id: 'bad', kind: 'poison' }]);
    await local().clock.advance('PT10S');
    expect([local().queue('Items').size(), local().queue('ItemsDead').size()]).toEqual([1, 0]);

    await local().clock.advance('PT55S');

    expect([local().queue('Items').size(), local().queue('ItemsDead').size()]).toEqual([0, 1]);
    expect(workerLines().filter((line) => line.startsWith('receive 2'))).toHaveLength(1);
    expect(workerLines().filter((line) => line.startsWith('receive 3'))).toHaveLength(0);
  });

  it('batches what is queued while a batch is under way', async () => {
    await local().idle();
    const before = workerLines().length;
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => postItems(local(), [{ id: `n${i}`, kind: 'thing' }])),
    );
    await local().idle();
    const batches = workerLines()
      .slice(before)
      .flatMap((line) => /^batch of (\d+)$/.exec(line)?.slice(1) ?? [])
      .map(Number);
    expect(batches.reduce((sum, size) => sum + size, 0)).toBe(30);
    expect(batches.length).toBeLessThan(30);
    expect(Math.max(...batches)).toBeLessThanOrEqual(20);
  });
});
