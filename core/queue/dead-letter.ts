import { isFields } from '../event/tidy.ts';
import type { DeadLetter } from './queues.ts';

type Said = Pick<DeadLetter, 'kind' | 'names'>;

const MOST_NAMES = 10;
const MOST_CHARACTERS = 64;

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

const namesIn = (all: readonly unknown[]): string[] => {
  const texts = all.filter((one) => typeof one === 'string').map((one) => one.slice(0, MOST_CHARACTERS));
  return [...new Set(texts)].slice(0, MOST_NAMES);
};

const unnamed = (kind: Said['kind']): Said => ({ kind, names: [] });

/** An entry of a bus: ours, or what SES reports. */
const entry = (detail: Record<string, unknown>): Said => {
  if (Array.isArray(detail.events)) {
    const names = namesIn(detail.events.map((one: unknown) => (isFields(one) ? one.event : undefined)));
    return { kind: 'events', names };
  }
  return { kind: 'delivery', names: namesIn([detail.eventType ?? detail.type]) };
};

/** What a body is about, in names that the shop or Kaskad gave: nothing of a person. */
export const saidOf = (body: string): Said => {
  const said = parsed(body);
  if (!isFields(said)) return unnamed('unknown');
  if (isFields(said.detail)) return entry(said.detail);
  if (typeof said.jobId === 'string') return unnamed('job');
  if ('wakeNo' in said || 'clockNo' in said || 'test' in said) return unnamed('wake');
  if (Array.isArray(said.counts) && Array.isArray(said.people)) return unnamed('counts');
  // What the topic of SMS hands on: a report, or what somebody answered.
  if ('eventType' in said || 'messageBody' in said)
    return { kind: 'delivery', names: namesIn([said.eventType]) };
  return unnamed('unknown');
};
