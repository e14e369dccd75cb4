import type { Action, Person, Plan } from './plan.ts';

export interface PersonTruth {
  orders: number;
  /** Messages she must get, in order. */
  messages: { channel: 'push' | 'email' | 'sms'; atMs: number }[];
  /** Carts left for an hour. */
  abandoned: number;
  /** Orders that came while a journey was under way. */
  stoppedByOrder: number;
  /** productId → quantity left in the cart. */
  cart: Map<string, number>;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Running {
  enteredAtMs: number;
  nextRung: number;
  wakesAtMs: number;
  sent: boolean;
}

const rungsOf = (person: Person) =>
  [
    { channel: 'push' as const, waitMs: 2 * HOUR, open: person.deviceToken !== undefined },
    { channel: 'email' as const, waitMs: DAY, open: person.email !== undefined && person.allowsEmail },
    { channel: 'sms' as const, waitMs: DAY, open: person.phone !== undefined && person.allowsSms },
  ].filter((rung) => rung.open);

/**
 * What the seeded journey promises one person, worked out from its description alone and without a line of the engine:
 * an hour without activity, then the open channels in turn until she comes back, orders, or the channels run out.
 */
const truthOf = (person: Person, actions: readonly Action[], endMs: number): PersonTruth => {
  const rungs = rungsOf(person);
  const truth: PersonTruth = { orders: 0, messages: [], abandoned: 0, stoppedByOrder: 0, cart: new Map() };
  let running: Running | undefined;
  let lastSentEntryMs = Number.NEGATIVE_INFINITY;

  const wakeUntil = (untilMs: number) => {
    while (running && running.wakesAtMs <= untilMs) {
      if (running.nextRung === 0) truth.abandoned++;
      const rung = rungs[running.nextRung];
      if (!rung) {
        running = undefined;
        return;
      }
      truth.messages.push({ channel: rung.channel, atMs: running.wakesAtMs });
      lastSentEntryMs = running.enteredAtMs;
      running = {
        ...running,
        nextRung: running.nextRung + 1,
        wakesAtMs: running.wakesAtMs + rung.waitMs,
        sent: true,
      };
    }
  };

  const fill = (action: Action) => {
    for (const line of action.lines)
      truth.cart.set(line.stockCode, (truth.cart.get(line.stockCode) ?? 0) + line.quantity);
    if (running?.sent) running = undefined;
    else if (running) running = { ...running, wakesAtMs: action.atMs + HOUR };
    else if (action.atMs >= lastSentEntryMs + 3 * DAY)
      running = { enteredAtMs: action.atMs, nextRung: 0, wakesAtMs: action.atMs + HOUR, sent: false };
  };

  const order = (action: Action) => {
    truth.orders++;
    for (const line of action.lines) truth.cart.delete(line.stockCode);
    if (running) truth.stoppedByOrder++;
    running = undefined;
    lastSentEntryMs = Number.NEGATIVE_INFINITY;
  };

  for (const action of actions) {
    wakeUntil(action.atMs);
    if (action.kind === 'fill') fill(action);
    if (action.kind === 'order') order(action);
  }
  wakeUntil(endMs);
  return truth;
};

/** The known truth of a plan, person by person, for a run that ends at `endMs`. */
export const deriveTruth = (plan: Plan, endMs: number): Map<string, PersonTruth> => {
  const byPerson = Map.groupBy(plan.actions, (action) => action.person.key);
  return new Map(
    [...plan.people.values()].map((person) => [
      person.key,
      truthOf(person, byPerson.get(person.key) ?? [], endMs),
    ]),
  );
};
