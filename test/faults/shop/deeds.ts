import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/duration.ts';
import { QUIET } from '../house.ts';
import type { Luck } from '../luck.ts';
import { anonymousCustomer, type Customer, knownCustomer } from './customer.ts';
import type { Invoice } from './invoice.ts';

export interface Money {
  total?: number;
  currency?: string;
}

/** Something that somebody does, or the shop about her. */
export type Deed = { atMs: number; customer: Customer } & (
  | { kind: 'fill'; lines: Invoice['lines'] }
  | { kind: 'login' }
  | ({ kind: 'order'; orderId: string; lines: Invoice['lines'] } & Money)
  | { kind: 'cancel'; orderId: string }
  | ({ kind: 'refund'; refundId: string; orderId?: string } & Money)
);

/** Two clocks may differ by ten minutes: nothing can tell which of two things came first that are closer than this. */
export const APART_MS = 12 * MINUTE_MS;
/** Whatever goes wrong, what somebody said is known by then: an order of hers before may belong to nobody's entry. */
const SETTLED_MS = 2 * HOUR_MS;
const CURRENCY = 'GBP';
/** A cart of hundreds of lines says nothing more about counting. */
const MOST_LINES = 3;
/** So long after something of hers a window of one of the journeys opens or closes. */
const WINDOWS_MS = [HOUR_MS, 3 * DAY_MS, 73 * HOUR_MS, 6 * HOUR_MS, 7 * DAY_MS, 7 * DAY_MS + 6 * HOUR_MS];

/** So long after something of hers the first message of one of the journeys is due. */
const DUE_MS = [HOUR_MS, 6 * HOUR_MS];
/** A message that is due so long before or after a night begins or ends may be held or not: wakes are late, and clocks differ. */
const [LATE_MINUTES, EARLY_MINUTES] = [25, 6];

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeStyle: 'short',
});

const minuteOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

const EDGES = Object.values(QUIET).flatMap((night) => night.split('-').map(minuteOf));

const isDueAtDusk = (atMs: number): boolean =>
  DUE_MS.some((dueMs) => {
    const minute = minuteOf(wallClock.format(atMs + dueMs));
    return EDGES.some((edge) => minute > edge - LATE_MINUTES && minute < edge + EARLY_MINUTES);
  });

/** Half an hour around midnight nobody does anything: which day it was depends on whose clock is asked. */
export const awake = (atMs: number): number => {
  const sinceNoon = (minuteOf(wallClock.format(atMs)) + 12 * 60) % (24 * 60);
  return Math.abs(sinceNoon - 12 * 60) < 30 ? awake(atMs + HOUR_MS) : atMs;
};

const totalOf = ({ lines }: Invoice): number =>
  Number(lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0).toFixed(2));

/** Some shops name another currency, or none, or no amount. */
const moneyOf = (luck: Luck, total: number): Money => {
  const draw = luck.next();
  if (draw < 0.03) return {};
  if (draw < 0.06) return { total };
  return { total, currency: draw < 0.12 ? 'EUR' : CURRENCY };
};

/** How long after the cart: before the first message, between two, or days later. */
const delayOf = (luck: Luck): number => {
  const draw = luck.next();
  if (draw < 0.3) return APART_MS + luck.below(30 * MINUTE_MS);
  return HOUR_MS + APART_MS + luck.below(draw < 0.65 ? 4 * HOUR_MS : 60 * HOUR_MS);
};

/**
 * Moved on a little while it falls on the edge of a window that another deed of hers opens, or opens one on whose edge that falls, or what
 * follows falls on the edge of a night.
 */
const clearOf = (atMs: number, others: readonly number[]): number => {
  const isOnEdge = others.some((otherMs) =>
    [0, ...WINDOWS_MS].some((window) => Math.abs(Math.abs(atMs - otherMs) - window) < APART_MS),
  );
  return isOnEdge || isDueAtDusk(atMs) ? clearOf(awake(atMs + 2 * APART_MS), others) : atMs;
};

/** What follows an order: it is called off, or money is given back, once before the order itself is told. */
const aftermath = (luck: Luck, order: Extract<Deed, { kind: 'order' }>): Deed[] => {
  const { atMs, customer, orderId, total = 0, currency } = order;
  const draw = luck.next();
  const later = awake(atMs + APART_MS + luck.below(20 * HOUR_MS));
  const refund = { kind: 'refund', customer, refundId: `refund-${orderId}`, orderId } as const;
  if (draw < 0.05) return [{ kind: 'cancel', atMs: later, customer, orderId }];
  if (draw < 0.08)
    return [{ ...refund, atMs: atMs - 30 * SECOND_MS, total: total / 2, ...(currency && { currency }) }];
  if (draw < 0.1) return [{ ...refund, atMs: later }];
  if (draw < 0.12)
    return [{ ...refund, atMs: later, total: total + 5, currency: luck.hits(0.5) ? 'USD' : CURRENCY }];
  return [];
};

/**
 * Turns invoices into what people do: carts filled, ordered at once, later, or never (`drop`). An invoice that takes back gives its sum
 * back of the latest order before it. Instants are moved by `shiftMs`.
 */
export const deedsOf = (
  invoices: readonly Invoice[],
  { luck, shiftMs, drop }: { luck: Luck; shiftMs: number; drop: number },
): { customers: Customer[]; deeds: Deed[] } => {
  const customers = new Map<string, Customer>();
  const marks = new Map<Customer, number[]>();
  const hadToWait = new Map<Customer, number>();
  const orders = new Map<Customer, Extract<Deed, { kind: 'order' }>>();
  const deeds: Deed[] = [];
  const meet = ({ no, customerId }: Invoice): Customer => {
    const id = customerId ?? no;
    const met =
      customers.get(id) ??
      (customerId === undefined
        ? anonymousCustomer(luck, no, customers.size)
        : knownCustomer(luck, Number(customerId)));
    customers.set(id, met);
    return met;
  };
  const mark = (customer: Customer, atMs: number) =>
    marks.set(customer, [...(marks.get(customer) ?? []), atMs]);

  for (const invoice of invoices) {
    const customer = meet(invoice);
    const atMs = awake(invoice.atMs + shiftMs);
    const total = totalOf(invoice);
    if (invoice.cancellation) {
      const before = orders.get(customer);
      const refund = { kind: 'refund', customer, refundId: invoice.no, total, currency: CURRENCY } as const;
      if (!before || before.atMs + APART_MS < atMs)
        deeds.push({ ...refund, atMs, ...(before && { orderId: before.orderId }) });
      continue;
    }
    const lines = invoice.lines.slice(0, MOST_LINES);
    const fillAtMs = clearOf(atMs, marks.get(customer) ?? []);
    mark(customer, fillAtMs);
    deeds.push({ kind: 'fill', atMs: fillAtMs, customer, lines });
    if (customer.logsInAs !== undefined) {
      const loginAtMs = awake(fillAtMs + APART_MS + luck.below(20 * MINUTE_MS));
      mark(customer, loginAtMs);
      hadToWait.set(customer, loginAtMs + SETTLED_MS);
      deeds.push({ kind: 'login', atMs: loginAtMs, customer });
    }
    if (luck.hits(drop)) continue;
    const wantedAtMs = Math.max(fillAtMs + delayOf(luck), hadToWait.get(customer) ?? 0);
    const orderAtMs = clearOf(awake(wantedAtMs), marks.get(customer) ?? []);
    mark(customer, orderAtMs);
    const order = {
      ...{ kind: 'order' as const, atMs: orderAtMs, customer, orderId: invoice.no, lines },
      ...moneyOf(luck, total),
    };
    orders.set(customer, order);
    deeds.push(order, ...aftermath(luck, order));
  }
  return { customers: [...customers.values()], deeds: deeds.toSorted((a, b) => a.atMs - b.atMs) };
};
