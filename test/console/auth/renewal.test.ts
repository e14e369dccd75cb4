import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createRenewal } from '../../../console/auth/renewal.ts';

const AWAY = new TypeError('Failed to fetch');
const NO = new Error('invalid_grant');

/** A pool that answers so, one after the other, and then renews. */
const poolOf = (...errors: Error[]) => {
  const ask = jest.fn(async () => {
    const error = errors.shift();
    if (error) throw error;
  });
  return { ask, renewal: createRenewal({ ask, isRefusal: (error) => error === NO }) };
};

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a sign-in that is renewed', () => {
  it('is tried again until the network is back, and then no more', async () => {
    const { ask, renewal } = poolOf(AWAY, AWAY);
    renewal.later();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('is not asked for again when the pool has said no', async () => {
    const { ask, renewal } = poolOf(AWAY, NO);
    renewal.later();
    await jest.advanceTimersByTimeAsync(60_000);

    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('is asked for once, however many wait for it', async () => {
    const { ask, renewal } = poolOf();

    await expect(Promise.all([renewal.now(), renewal.now()])).resolves.toEqual(['renewed', 'renewed']);
    expect(ask).toHaveBeenCalledTimes(1);
    await expect(renewal.now()).resolves.toBe('renewed');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('tells apart nobody who answers from a no', async () => {
    const { renewal } = poolOf(AWAY, NO);

    await expect(renewal.now()).resolves.toBe('unreachable');
    await expect(renewal.now()).resolves.toBe('refused');
  });
});
