import { HOUR_MS, SECOND_MS } from '../../../core/duration.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import { indexJourneys } from '../../../core/journey/journey-index.ts';
import { seededRandom } from '../../replay/random.ts';
import { House } from './house.ts';
import { type Visit, visitOf } from './shopper.ts';

const CARTS = 100_000;
const START_MS = Date.parse('2026-03-02T09:00:00Z');

/** Reminds an hour after the cart was last touched. */
const reminder: Journey = {
  id: 'reminder',
  trigger: { event: 'Cart Changed' },
  entry: { key: 'cart' },
  exit: [{ event: 'Order Completed' }, { event: 'Cart Emptied' }],
  steps: [
    { id: 'idle', kind: 'wait', for: 'PT1H', from: 'lastActivity' },
    { id: 'mail', kind: 'send', channel: 'email', template: 'cart-email' },
  ],
};

/** Everything that one person does and everything that falls due, in the order of time. */
const live = (house: House, { entries }: Visit): void => {
  for (const entry of entries) {
    fireUntil(house, entry.receivedAtMs);
    house.take(entry);
  }
  fireUntil(house, Number.POSITIVE_INFINITY);
};

const fireUntil = (house: House, untilMs: number): void => {
  for (;;) {
    const next = house.schedules.toSorted((a, b) => a.atMs - b.atMs)[0];
    if (!next || next.atMs > untilMs) return;
    house.schedules.splice(house.schedules.indexOf(next), 1);
    house.wake(next);
  }
};

/** Exactly one message, an hour after the last touch and a second at most, to whoever did not order. */
const verdictOf = ({ sentAtMs }: House, { ordered, lastTouchMs }: Visit) => {
  const dueMs = lastTouchMs + HOUR_MS;
  return {
    lost: !ordered && sentAtMs.length === 0,
    double: sentAtMs.length > 1,
    unwanted: ordered && sentAtMs.length > 0,
    off: sentAtMs.some((atMs) => atMs < dueMs || atMs > dueMs + SECOND_MS),
  };
};

const sum = { changes: 0, ordered: 0, armed: 0, mostArmed: 0, rearmed: 0, wakes: 0, reads: 0, sent: 0 };
const wrong = { lost: 0, double: 0, unwanted: 0, off: 0 };

const count = (house: House, visit: Visit): void => {
  sum.changes += visit.entries.length - 1 - Number(visit.ordered);
  sum.ordered += Number(visit.ordered);
  sum.armed += house.armed;
  sum.mostArmed = Math.max(sum.mostArmed, house.armed);
  sum.rearmed += house.rearmed;
  sum.wakes += house.wakes;
  sum.reads += house.reads;
  sum.sent += house.sentAtMs.length;
  const found = verdictOf(house, visit);
  for (const key of Object.keys(wrong) as (keyof typeof wrong)[]) wrong[key] += Number(found[key]);
};

/** A hundred thousand carts on a virtual clock: schedules made by events and by wakes, messages lost or said twice. */
export const measureWaits = (): void => {
  const random = seededRandom(1);
  const journeys = indexJourneys([{ journey: reminder, version: 1, status: 'live' }]);
  for (let number = 0; number < CARTS; number++) {
    const house = new House(journeys);
    const visit = visitOf(number, random, START_MS + Math.floor(random() * 24 * HOUR_MS));
    live(house, visit);
    count(house, visit);
  }
  const perCart = (value: number) => Number((value / CARTS).toFixed(3));
  console.log(
    `${CARTS.toLocaleString('en')} carts, ${perCart(sum.changes)} changes each, ${sum.ordered.toLocaleString('en')} ordered:`,
  );
  console.table({
    'schedules made by events, a cart (goal 1)': perCart(sum.armed),
    'the most of one cart (goal 1)': sum.mostArmed,
    'schedules in all, a cart (goal 1.5)': perCart(sum.armed + sum.rearmed),
    'wakes, a cart': perCart(sum.wakes),
    'enrollments read, a cart': perCart(sum.reads),
    'messages, a cart': perCart(sum.sent),
    lost: wrong.lost,
    'said twice': wrong.double,
    'after an order': wrong.unwanted,
    'not an hour after the last touch': wrong.off,
  });
};
