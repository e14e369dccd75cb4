import type { ChosenFrom } from './chosen-from.ts';

/** One line of "what happened to this person"; reasons are codes, shown in words by the console. */
export interface TimelineEntry {
  atMs: number;
  kind: 'event' | 'send' | 'held' | 'skip' | 'delivery' | 'merge' | 'operator';
  name: string;
  /** event: the number of the order or the name of the product, cut to 60 letters. */
  about?: string;
  source?: string;
  channel?: string;
  journeyId?: string;
  sendId?: string;
  /** operator: the words that were given, if any. */
  reason?: string;
  /** operator: the name of the token that did it. */
  by?: string;
  /** send of an SMS: so many parts. */
  parts?: number;
  /** send: what it costs, where the shop says so. */
  price?: { amountMinor: number; currency: string };
  /** send: what it was chosen from. */
  chosenFrom?: ChosenFrom;
  /** skip of a paid message: what it would have cost. */
  notSpent?: { amountMinor: number; currency: string };
}

/** What is stored under one key of the timeline: a bus entry's events, or what one decision did. */
export interface TimelineItem {
  profileId: string;
  /** Sorts the timeline; the id makes a second write of the same thing land on the same item. */
  atMs: number;
  id: string;
  entries: TimelineEntry[];
  /** shortHash of every messageId in it: consulted for duplicates older than the profile's ring. */
  messageHashes?: string[];
}
