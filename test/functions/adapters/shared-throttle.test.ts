import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SharedCounts } from '../../../core/throttle/ports.ts';
import { sharedThrottle } from '../../../functions/adapters/shared-throttle.ts';
import { fakeSharedCounts } from '../../support/fakes/shared-counts.ts';

let nowMs: number;
let calls: number;
let warned: unknown[];
beforeEach(() => {
  nowMs = 1_000;
  calls = 0;
  warned = [];
});

const processOver = (shared: SharedCounts) => {
  const counts: SharedCounts = {
    async add(...said) {
      calls += 1;
      return shared.add(...said);
    },
  };
  const throttle = sharedThrottle({
    counts,
    clock: { now: () => nowMs },
    warn: (error) => warned.push(error),
  });
  return async (name: string, amount: number, isLost = false) => {
    const room = throttle.take(name, { perSecond: 100 }, amount);
    if (room.kind === 'taken' && isLost) room.release();
    else if (room.kind === 'taken') await room.tell();
    return room.kind;
  };
};

describe('a throttle', () => {
  it('is one for all processes: what one has taken, the other has no room for', async () => {
    const shared = fakeSharedCounts();
    const [one, other] = [processOver(shared), processOver(shared)];

    expect(await one('web', 1_000)).toBe('taken');
    expect(await other('web', 10)).toBe('taken');
    expect([await one('web', 1), await other('web', 1)]).toEqual(['refused', 'refused']);
    expect(await other('till', 1)).toBe('taken');
    nowMs = 10_000;
    expect([await one('web', 1), await other('web', 1)]).toEqual(['taken', 'taken']);
  });

  it('asks nothing while little comes, and nothing while it refuses', async () => {
    const take = processOver(fakeSharedCounts());
    for (let no = 0; no < 9; no += 1) await take('web', 1);
    expect(calls).toBe(0);

    await take('web', 991);
    expect(calls).toBe(1);
    for (let no = 0; no < 5; no += 1) expect(await take('web', 1)).toBe('refused');
    expect(calls).toBe(1);
  });

  it('goes on by what it knows itself when the count cannot be told', async () => {
    const take = processOver({ add: () => Promise.reject(new Error('no table')) });

    expect(await take('web', 999)).toBe('taken');
    expect(await take('web', 10)).toBe('taken');
    expect(await take('web', 1)).toBe('refused');
    expect(warned).toHaveLength(2);
  });

  it('counts nothing for anybody of what it was given back', async () => {
    const shared = fakeSharedCounts();
    const [one, other] = [processOver(shared), processOver(shared)];
    await one('web', 9);

    for (let no = 0; no < 3; no += 1) expect(await one('web', 1_000, true)).toBe('taken');
    expect(calls).toBe(0);

    await one('web', 1);
    expect(await other('web', 989)).toBe('taken');
    expect(await other('web', 1)).toBe('taken');
    expect(await other('web', 1)).toBe('refused');
  });

  it('forgets nobody who is asked for often, however many others there are', async () => {
    const take = processOver({ add: () => Promise.reject(new Error('no table')) });
    await take('web', 990);
    for (let no = 0; no < 2_000; no += 1) {
      await take(`other ${no}`, 1);
      if (no % 500 === 0) await take('web', 1);
    }

    expect(await take('web', 6)).toBe('taken');
    expect(await take('web', 1)).toBe('refused');
  });
});
