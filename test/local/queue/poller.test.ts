import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { freshFixture, postItems } from '../support/fixture.ts';

const local = freshFixture();
const workerLines = () =>
  local()
    .logs.lines.filter(({ functionName }) => functionName.endsWith('Worker'))
    .map(({ text }) => text);

/** What a thread prints comes by a stream of its own and may arrive after its answer. */
const printed = async (isThere: () => boolean): Promise<void> => {
  while (!isThere()) await setImmediate();
};
const linesFrom = (beginning: string) => workerLines().filter((line) => line.startsWith(beginning));

describe('an event source mapping', () => {
  it('retries a poison message alone, by the virtual clock, and gives it up to the dead letters', async () => {
    await postItems(local(), [{ id: 'good', kind: 'thing' }]);
    await postItems(local(), [{ id: 'bad', kind: 'poison' }]);
    await local().clock.advance('PT10S');
    expect([local().queue('Items').size(), local().queue('ItemsDead').size()]).toEqual([1, 0]);

    await local().clock.advance('PT55S');

    expect([local().queue('Items').size(), local().queue('ItemsDead').size()]).toEqual([0, 1]);
    await printed(() => linesFrom('receive 2').length > 0);
    expect(linesFrom('receive 2')).toHaveLength(1);
    expect(linesFrom('receive 3')).toHaveLength(0);
  });

  it('batches what is queued while a batch is under way', async () => {
    await local().idle();
    const before = workerLines().length;
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => postItems(local(), [{ id: `n${i}`, kind: 'thing' }])),
    );
    await local().idle();
    const sizes = () =>
      workerLines()
        .slice(before)
        .flatMap((line) => /^batch of (\d+)$/.exec(line)?.slice(1) ?? [])
        .map(Number);
    const handled = () => sizes().reduce((sum, size) => sum + size, 0);
    await printed(() => handled() >= 30);
    const batches = sizes();
    expect(handled()).toBe(30);
    expect(batches.length).toBeLessThan(30);
    expect(Math.max(...batches)).toBeLessThanOrEqual(20);
  });
});
