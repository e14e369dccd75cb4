import { describe, expect, it } from '@jest/globals';
import {
  type Inside,
  type Left,
  playCart,
  type StoryRun,
  type Told,
} from '../../../../console/pages/journeys/replay/play-cart.ts';

const T0 = Date.parse('2026-03-02T09:00:00Z');
const HOUR_MS = 3_600_000;
const iso = (ms: number) => new Date(ms).toISOString();

/** A run whose journey sends a mail after an hour, and is over two hours later. */
const fakeRun = (insideAt: (ms: number) => Inside | undefined) => {
  const state = { ms: T0, email: '', moves: [] as number[] };
  const outbox: Left[] = [
    { sendId: 'old', channel: 'email', to: 'x@example.com', at: iso(T0), text: 'of before' },
  ];
  const run: StoryRun = {
    nowMs: async () => state.ms,
    async moveTo(ms) {
      state.ms = ms;
      state.moves.push(ms);
      const said = { sendId: `s${ms}`, channel: 'email', at: iso(ms), subject: 'Your cart', text: 'Hello' };
      if (state.moves.length === 1)
        outbox.push({ ...said, to: state.email }, { ...said, to: 'somebody.else@example.com' });
    },
    async send([identify]) {
      state.email = (identify as { traits: { email: string } }).traits.email;
    },
    outbox: async (from) => outbox.slice(from),
    async lookup() {
      const inside = insideAt(state.ms);
      return { id: 'p1', enrollments: inside ? [inside] : [] };
    },
  };
  return { run, state };
};

const told = async (insideAt: (ms: number) => Inside | undefined) => {
  const all: Told[] = [];
  const { run, state } = fakeRun(insideAt);
  const id = await playCart(run, { journeyId: 'j', told: (what) => void all.push(what) });
  return { all, id, state };
};

describe('a cart that is played', () => {
  it('goes from one thing that is due to the next, and tells her messages and no others', async () => {
    const { all, id, state } = await told((ms) => {
      if (ms < T0 + HOUR_MS) return { journeyId: 'j', status: 'active', wakesAt: iso(T0 + HOUR_MS) };
      if (ms < T0 + 3 * HOUR_MS) return { journeyId: 'j', status: 'active', wakesAt: iso(T0 + 3 * HOUR_MS) };
      return { journeyId: 'j', status: 'completed' };
    });

    expect(all.map(({ kind }) => kind)).toEqual(['cart', 'waited', 'message', 'waited', 'end']);
    expect(all[2]).toMatchObject({ message: { subject: 'Your cart', to: state.email } });
    expect(state.moves).toEqual([T0 + HOUR_MS + 1000, T0 + 3 * HOUR_MS + 1000]);
    expect(id).toBe('p1');
  });

  it('says that the journey did not begin for her', async () => {
    const { all } = await told(() => undefined);

    expect(all.map(({ kind }) => kind)).toEqual(['cart', 'not-in']);
  });

  it('says by what it ended', async () => {
    const { all } = await told(() => ({ journeyId: 'j', status: 'exited', reason: 'denied' }));

    expect(all.at(-1)).toMatchObject({ kind: 'end', reason: 'denied' });
  });

  it('never asks the clock to go back, and comes to an end', async () => {
    const { all, state } = await told(() => ({
      journeyId: 'j',
      status: 'active',
      wakesAt: iso(T0 - HOUR_MS),
    }));

    expect(state.moves.every((ms, at) => ms > (state.moves[at - 1] ?? T0))).toBe(true);
    expect(all.at(-1)?.kind).toBe('goes-on');
  });

  it('stays where it is when nobody looks any more', async () => {
    const { run, state } = fakeRun((ms) => ({
      journeyId: 'j',
      status: 'active',
      wakesAt: iso(ms + HOUR_MS),
    }));
    const looking = new AbortController();
    const told = ({ kind }: Told) => {
      if (kind === 'message') looking.abort();
    };
    const playing = playCart(run, { journeyId: 'j', told, signal: looking.signal });

    await expect(playing).rejects.toThrow('aborted');
    expect(state.moves).toHaveLength(1);
  });
});
