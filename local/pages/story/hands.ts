import type { Api, Call } from '../app/api.ts';
import type { ShopRemote } from '../shop/remote.ts';
import type { Pacer } from './pacer.ts';
import type { Fact, Known, StoryState } from './story-state.ts';

/** The hands of an act: what it may do to the system and to the stage. */
export interface Hands {
  /** Every call of it is shown under "What just happened". */
  api: Api;
  pacer: Pacer;
  state(): StoryState;
  show(change: Partial<StoryState>): void;
  fact(id: string, values: Fact['values']): void;
  /** Shows calls that somebody else made, such as the shop in its frame. */
  note(call: Call): void;
  /** Asks until it is so; `what` names it for the viewer if it never is. */
  until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T>;
  /** Reads again what is known of both customers. */
  look(): Promise<{ anna: Known; ben: Known }>;
  moveClock(to: { advance: string } | { set: string }): Promise<{ fired: number }>;
  shop(): ShopRemote | undefined;
}
