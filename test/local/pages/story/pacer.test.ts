import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createPacer, Stopped } from '../../../../local/pages/story/pacer.ts';

const settled = async (promise: Promise<void>): Promise<boolean> => {
  let done = false;
  void promise.then(
    () => {
      done = true;
    },
    () => {
      done = true;
    },
  );
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  return done;
};

describe('the pace of the story', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('rests as long as it is told', async () => {
    const rest = createPacer(Date.now).rest(1_000);

    jest.advanceTimersByTime(999);
    expect(await settled(rest)).toBe(false);
    jest.advanceTimersByTime(1);
    expect(await settled(rest)).toBe(true);
  });

  it('stands still while paused and keeps what was left', async () => {
    const pacer = createPacer(Date.now);
    const rest = pacer.rest(1_000);

    jest.advanceTimersByTime(600);
    pacer.pause();
    jest.advanceTimersByTime(60_000);
    expect(await settled(rest)).toBe(false);

    pacer.resume();
    jest.advanceTimersByTime(399);
    expect(await settled(rest)).toBe(false);
    jest.advanceTimersByTime(1);
    expect(await settled(rest)).toBe(true);
  });

  it('does not begin a rest while paused', async () => {
    const pacer = createPacer(Date.now);
    pacer.pause();
    const rest = pacer.rest(10);

    jest.advanceTimersByTime(60_000);

    expect(await settled(rest)).toBe(false);
  });

  it('hurries through the rests of a skipped act, and rests again in the next', async () => {
    const pacer = createPacer(Date.now);
    const first = pacer.rest(60_000);
    pacer.skip();
    expect(await settled(first)).toBe(true);

    const second = pacer.rest(60_000);
    jest.advanceTimersByTime(0);
    expect(await settled(second)).toBe(true);

    pacer.beginAct();
    const third = pacer.rest(60_000);
    jest.advanceTimersByTime(1_000);
    expect(await settled(third)).toBe(false);
  });

  it('breaks off when stopped', async () => {
    const pacer = createPacer(Date.now);
    const rest = pacer.rest(60_000);
    pacer.stop();

    await expect(rest).rejects.toBeInstanceOf(Stopped);
    await expect(pacer.rest(1)).rejects.toBeInstanceOf(Stopped);
  });
});
