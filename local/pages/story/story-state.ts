import type { CascadeStep, HistoryEntry, OutboxMessage, Prices, ProfileAnswer } from '../app/answers.ts';
import type { Call } from '../app/api.ts';
import { exampleShopper, type Shopper } from '../shop/shopper.ts';

export const ACTS = ['cart', 'hour', 'mail', 'wait', 'till', 'stop', 'why'] as const;
export type ActId = (typeof ACTS)[number];

/** Which of the things on stage the act is about. */
export const SPOTLIGHT: Record<ActId, 'laptop' | 'phone' | 'till' | 'ladder'> = {
  cart: 'laptop',
  hour: 'ladder',
  mail: 'phone',
  wait: 'ladder',
  till: 'till',
  stop: 'ladder',
  why: 'ladder',
};

/** A sentence about what was read from an answer: key under `story.fact` and its values. */
export interface Fact {
  id: string;
  values: Record<string, string | number>;
}

/** What is known of one customer; every field is an answer of the API. */
export interface Known {
  profile?: ProfileAnswer | undefined;
  entries: HistoryEntry[];
  messages: OutboxMessage[];
}

export interface StoryState {
  phase: 'ready' | 'playing' | 'paused' | 'done' | 'failed';
  act?: ActId;
  anna: Shopper;
  ben: Shopper;
  /** Names the device of the laptop's frame; a new one for each play. */
  play: string;
  clock?: { nowMs: number; readAtMs: number };
  journey?: { id: string; cascade: CascadeStep };
  prices: Prices;
  annaKnown: Known;
  benKnown: Known;
  laptop: 'closed' | 'open' | 'left';
  till: { digits: string; total?: number; receipt?: string };
  facts: Fact[];
  calls: Call[];
  failure?: { kind: 'late'; what: string } | { kind: 'answer'; path: string; status: number };
}

const nothing: Known = { entries: [], messages: [] };

/** Two customers whom nobody knows yet: a replay meets no leftovers of the play before. */
export function freshStory(names: { anna: string; ben: string }): StoryState {
  const ben = exampleShopper(names.ben, 'ben');
  return {
    phase: 'ready',
    anna: exampleShopper(names.anna, 'anna'),
    ben: { ...ben, consent: { email: false, sms: false, push: false } },
    play: crypto.randomUUID().slice(0, 8),
    prices: {},
    annaKnown: nothing,
    benKnown: nothing,
    laptop: 'closed',
    till: { digits: '' },
    facts: [],
    calls: [],
  };
}
