import { ApiFailure, type Call, createApi } from '../app/api.ts';
import type { ShopRemote } from '../shop/remote.ts';
import { ACT_PLAYS } from './acts.ts';
import type { Hands } from './hands.ts';
import { observe, readPlan } from './observe.ts';
import { createPacer, Stopped } from './pacer.ts';
import { ACTS, type ActId, freshStory, type StoryState } from './story-state.ts';

const LOOK_EVERY_MS = 120;
const PATIENCE_MS = 12_000;

class Late extends Error {
  readonly what: string;
  constructor(what: string) {
    super(`Expected ${what}`);
    this.what = what;
  }
}

async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const givesUpAtMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > givesUpAtMs) throw new Late(what);
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

function failureOf(error: unknown): NonNullable<StoryState['failure']> {
  if (error instanceof Late) return { kind: 'late', what: error.what };
  if (error instanceof ApiFailure) return { kind: 'answer', path: error.path, status: error.status };
  return { kind: 'answer', path: error instanceof Error ? error.message : String(error), status: 0 };
}

/** One showing of the story. The stage subscribes to its state; everything in it comes from answers. */
export class Play {
  #state: StoryState;
  #pacer = createPacer();
  readonly #listeners = new Set<() => void>();
  readonly #shop: () => ShopRemote | undefined;
  readonly #names: { anna: string; ben: string };

  constructor(names: { anna: string; ben: string }, shop: () => ShopRemote | undefined) {
    this.#names = names;
    this.#shop = shop;
    this.#state = freshStory(names);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): StoryState => this.#state;

  #show(change: Partial<StoryState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  readonly pause = (): void => {
    this.#pacer.pause();
    this.#show({ phase: 'paused' });
  };
  readonly resume = (): void => {
    this.#pacer.resume();
    this.#show({ phase: 'playing' });
  };
  readonly skip = (): void => {
    this.#pacer.skip();
    this.#show({ phase: 'playing' });
  };
  readonly stop = (): void => this.#pacer.stop();

  readonly start = async (): Promise<void> => {
    this.#pacer.stop();
    this.#pacer = createPacer();
    this.#state = freshStory(this.#names);
    this.#show({ phase: 'playing' });
    const hands = this.#hands();
    try {
      this.#show(await readPlan(createApi()));
      for (const act of ACTS) await this.#perform(act, hands);
      this.#show({ phase: 'done' });
    } catch (error) {
      if (!(error instanceof Stopped)) this.#show({ phase: 'failed', failure: failureOf(error) });
    }
  };

  async #perform(act: ActId, hands: Hands): Promise<void> {
    hands.pacer.beginAct();
    this.#show({ act, facts: [], calls: [] });
    await ACT_PLAYS[act](hands);
  }

  #hands(): Hands {
    const show = (change: Partial<StoryState>): void => this.#show(change);
    const note = (call: Call): void => show({ calls: [...this.#state.calls, call] });
    const api = createApi(note);
    const quiet = createApi();
    const state = this.state;
    return {
      api,
      pacer: this.#pacer,
      state,
      show,
      note,
      until,
      fact: (id, values) => show({ facts: [...this.#state.facts, { id, values }] }),
      shop: this.#shop,
      async look() {
        const { anna, ben } = state();
        const [annaKnown, benKnown, { now }] = await Promise.all([
          observe(quiet, anna),
          observe(quiet, ben),
          quiet.clock(),
        ]);
        show({ annaKnown, benKnown, clock: { nowMs: Date.parse(now), readAtMs: Date.now() } });
        return { anna: annaKnown, ben: benKnown };
      },
      async moveClock(to) {
        const { now, fired } = await api.moveClock(to);
        show({ clock: { nowMs: Date.parse(now), readAtMs: Date.now() } });
        return { fired };
      },
    };
  }
}
