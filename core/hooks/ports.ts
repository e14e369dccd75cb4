import type { EventSource } from '../ports.ts';
import type { Fields, Question } from './hook.ts';

/** A source that a shop system calls, with what its calls are proved by. */
export interface HookSource {
  source: EventSource;
  secret: string;
  /** Where the system answers questions: an address with its key inside. */
  askAt?: string;
}

export interface HookSources {
  /** Held at most 15 s; undefined where there is no such source, or no secret is kept for it. Throws ProviderUnavailable. */
  byId(sourceId: string): Promise<HookSource | undefined>;
}

/** Asks a shop system for what a delivery only names. Throws ProviderUnavailable where it does not answer, or answers no object. */
export interface ShopSystem {
  ask(address: string, question: Question): Promise<Fields>;
}
