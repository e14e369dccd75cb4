import type { Channel } from '../../consent/consent.ts';

/** One thing that would happen, or would not, and why. */
export interface Decision {
  atMs: number;
  kind: 'event' | 'entered' | 'not-entered' | 'rest' | 'held' | 'send' | 'skip' | 'act' | 'left' | 'end';
  /** event, act: what is said. */
  event?: string;
  stepId?: string;
  channel?: Channel;
  template?: string;
  reason?: string;
  /** rest, held: until when. */
  untilMs?: number;
}

export interface Simulation {
  decisions: Decision[];
  /** Messages by channel. */
  messages: Partial<Record<Channel, number>>;
  /** In minor units by currency. */
  costMinor: Record<string, number>;
}
