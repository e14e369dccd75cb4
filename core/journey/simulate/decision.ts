import type { Channel } from '../../consent/consent.ts';
import type { Price } from '../../contact/price.ts';
import type { Act } from '../act.ts';

/** One thing that would happen, or would not, and why. */
export interface Decision {
  atMs: number;
  kind:
    | 'event'
    | 'entered'
    | 'not-entered'
    | 'rest'
    | 'held'
    | 'send'
    | 'skip'
    | 'act'
    | 'left'
    | 'goal'
    | 'end';
  /** event, act: what is said. */
  event?: string;
  /** act: which kind. */
  act?: Act['kind'];
  stepId?: string;
  channel?: Channel;
  template?: string;
  reason?: string;
  /** rest, held: until when. */
  untilMs?: number;
  /** send of an SMS: the words as they would leave, and their parts. */
  text?: string;
  parts?: number;
  /** send: what it costs, where the shop says so. */
  price?: Price;
  /** left, end: the messages that are not sent because of it, by channel, in order. */
  untried?: Channel[];
}

export interface Simulation {
  decisions: Decision[];
  /** Messages by channel. */
  messages: Partial<Record<Channel, number>>;
  /** In minor units by currency. */
  costMinor: Record<string, number>;
}
