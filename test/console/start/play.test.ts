import { describe, expect, it } from '@jest/globals';
import { type LocalRun, momentsAfter, playShop } from '../../../console/pages/start/synthetic/play.ts';
import type { Arrived } from '../../../console/pages/start/synthetic/shop.ts';

const START_MS = Date.parse('2026-03-02T10:30:00Z');

const fakeRun = () => {
  const log = { moves: [] as string[], sent: 0, reactions: 0 };
  const messages: Arrived[] = [{ sendId: 'before', channel: 'email', to: 'x@example.com' }];
  const run: LocalRun = {
    nowMs: async () => START_MS,
    moveTo: async (ms) => void log.moves.push(new Date(ms).toISOString()),
    send: async (events) => {
      log.sent += events.length;
      for (const { traits } of events as { traits?: { email: string } }[])
        if (traits) messages.push({ sendId: `s${messages.length}`, channel: 'email', to: traits.email });
    },
    react: async () => {
      log.reactions += 1;
    },
    outbox: async (from) => messages.slice(from),
  };
  return { run, log, messages };
};

describe('days of a synthetic shop', () => {
  it('are lived two moments a day, from tomorrow on', async () => {
    const { run, log, messages } = fakeRun();
    const told: number[] = [];
    const played = await playShop(run, {
      ...{ days: 2, seed: 1, isStopped: () => false },
      told: ({ day }) => void told.push(day),
    });

    expect(log.moves).toEqual([
      '2026-03-03T10:00:00.000Z',
      '2026-03-03T19:00:00.000Z',
      '2026-03-04T10:00:00.000Z',
      '2026-03-04T19:00:00.000Z',
    ]);
    expect(told).toEqual([1, 1, 2, 2]);
    expect(log.reactions).toBeGreaterThan(0);
    // The one of before is none of theirs, and those of the last moment were not looked at any more.
    expect(played.messages).toBeLessThan(messages.length);
  });

  it('end where somebody stops them', async () => {
    const { run, log } = fakeRun();
    await playShop(run, {
      days: 90,
      seed: 1,
      told: () => undefined,
      isStopped: () => log.moves.length === 4,
    });

    expect(log.moves).toHaveLength(4);
  });

  it('never ask the clock to go back', () => {
    const late = Date.parse('2026-03-02T23:59:59Z');

    expect(momentsAfter(late, 1)[0]).toBeGreaterThan(late);
  });
});
