import type { Client } from './client.ts';
import type { Person } from './plan.ts';
import type { PersonTruth } from './truth.ts';

const TOLERANCE_MS = 60_000;

interface Lookup {
  id: string;
  counters: { orders: number };
  cart: { items: { productId: string; quantity: number }[] } | null;
  enrollments: { journeyId: string; stepId: string | null; status: string; reason?: string }[];
}

export interface Seen {
  orders: number;
  messages: { channel: string; atMs: number }[];
  /** Enrollments that went past the idle hour. */
  abandoned: number;
  stoppedByOrder: number;
  cart: Map<string, number>;
}

/** What Kaskad says of one person, in the truth's terms. */
export const seenOf = (lookup: Lookup, sent: readonly { channel: string; at: string }[]): Seen => ({
  orders: lookup.counters.orders,
  messages: sent
    .map(({ channel, at }) => ({ channel, atMs: Date.parse(at) }))
    .sort((a, b) => a.atMs - b.atMs),
  abandoned: lookup.enrollments.filter((one) => one.stepId !== 'idle').length,
  stoppedByOrder: lookup.enrollments.filter((one) => one.reason === 'ordered').length,
  cart: new Map((lookup.cart?.items ?? []).map((item) => [item.productId, item.quantity])),
});

const sameMessages = (truth: PersonTruth, seen: Seen) =>
  truth.messages.length === seen.messages.length &&
  truth.messages.every((message, index) => {
    const other = seen.messages[index];
    return other?.channel === message.channel && Math.abs(other.atMs - message.atMs) <= TOLERANCE_MS;
  });

const sameCart = (truth: PersonTruth, seen: Seen) =>
  truth.cart.size === seen.cart.size &&
  [...truth.cart].every(([id, quantity]) => seen.cart.get(id) === quantity);

const told = (messages: readonly { channel: string; atMs: number }[]) =>
  messages.map(({ channel, atMs }) => `${channel} ${new Date(atMs).toISOString()}`).join(', ') || 'none';

/** The differences between truth and what was seen, in words; empty = the same. */
export const differences = (person: Person, truth: PersonTruth, seen: Seen): string[] => [
  ...(truth.orders === seen.orders ? [] : [`${person.key}: ${seen.orders} orders, not ${truth.orders}`]),
  ...(truth.abandoned === seen.abandoned
    ? []
    : [`${person.key}: ${seen.abandoned} carts abandoned, not ${truth.abandoned}`]),
  ...(truth.stoppedByOrder === seen.stoppedByOrder
    ? []
    : [`${person.key}: ${seen.stoppedByOrder} journeys stopped by an order, not ${truth.stoppedByOrder}`]),
  ...(sameMessages(truth, seen)
    ? []
    : [`${person.key}: got ${told(seen.messages)}; should have got ${told(truth.messages)}`]),
  ...(sameCart(truth, seen)
    ? []
    : [`${person.key}: cart holds ${seen.cart.size} lines, not ${truth.cart.size}, or other quantities`]),
];

/** Reads every person back over the API. */
export const readBack = async (client: Client, people: readonly Person[]): Promise<Map<string, Seen>> => {
  const outbox = Map.groupBy(await client.outbox(), (message) => message.profileId);
  const seen = new Map<string, Seen>();
  for (const person of people) {
    const lookup = (await client.lookup(person)) as unknown as Lookup;
    seen.set(person.key, seenOf(lookup, outbox.get(lookup.id) ?? []));
  }
  return seen;
};
