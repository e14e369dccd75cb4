import type { Invoice, InvoiceLine } from './invoices.ts';
import type { Random } from './random.ts';

/** A person of the replay, with what is known of her and what she allowed. */
export interface Person {
  key: string;
  userId?: string;
  anonymousId?: string;
  email?: string;
  phone?: string;
  allowsEmail: boolean;
  allowsSms: boolean;
  deviceToken?: string;
}

export interface Action {
  atMs: number;
  person: Person;
  kind: 'fill' | 'order' | 'refund';
  source: 'web' | 'pos' | 'callcentre';
  invoiceNo: string;
  lines: InvoiceLine[];
}

export interface Plan {
  people: Map<string, Person>;
  actions: Action[];
  droppedOrders: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Distances after which something of the seeded journey may fall due: an action must not fall on one of them. */
const DUE_AFTER = [1, 3, 25, 27, 49, 51, 73].map((hours) => hours * HOUR);
const MARGIN = 15_000;

const personOf = (invoice: Invoice, random: Random): Person => {
  if (!invoice.customerId)
    return {
      key: `anon-${invoice.no}`,
      anonymousId: `anon-${invoice.no}`,
      allowsEmail: false,
      allowsSms: false,
    };
  const id = invoice.customerId;
  const person: Person = {
    key: `c-${id}`,
    userId: `c-${id}`,
    allowsEmail: random() < 0.75,
    allowsSms: random() < 0.6,
  };
  if (random() < 0.9) person.email = `customer-${id}@example.com`;
  if (random() < 0.8) person.phone = `+4479111${id.padStart(5, '0')}`;
  if (random() < 0.1) person.deviceToken = `token-${id}`;
  return person;
};

const sourceOf = (person: Person, random: Random): Action['source'] => {
  if (!person.userId) return 'web';
  const draw = random();
  return draw < 0.6 ? 'web' : draw < 0.85 ? 'pos' : 'callcentre';
};

/** The lines of an invoice put into the cart in one to three visits, 5 to 60 minutes before it. */
const fills = (invoice: Invoice, person: Person, random: Random, shiftMs: number): Action[] => {
  const visits = 1 + Math.floor(random() * Math.min(3, invoice.lines.length));
  const minutes = Array.from({ length: visits }, () => 5 + Math.floor(random() * 56)).sort((a, b) => b - a);
  return minutes.map((before, visit) => ({
    atMs: invoice.atMs + shiftMs - before * MINUTE,
    person,
    kind: 'fill' as const,
    source: 'web' as const,
    invoiceNo: invoice.no,
    lines: invoice.lines.filter((_, index) => index % visits === visit),
  }));
};

/** Moves an action on a little while it falls on a moment at which an earlier one of the same person makes something due. */
const keepClear = (actions: Action[]): void => {
  const byPerson = Map.groupBy(actions, (action) => action.person.key);
  for (const own of byPerson.values()) {
    own.sort((a, b) => a.atMs - b.atMs);
    own.forEach((action, index) => {
      const before = own.slice(0, index);
      const previous = before.at(-1)?.atMs ?? 0;
      action.atMs = Math.max(action.atMs, previous + 5_000);
      while (before.some((b) => DUE_AFTER.some((due) => Math.abs(action.atMs - b.atMs - due) < MARGIN)))
        action.atMs += MARGIN;
    });
  }
};

/**
 * Turns invoices into what people did: carts filled, orders through the site, the till or the phone, refunds.
 * A seeded share `drop` of the orders never comes in, so those carts are abandoned. Instants are moved by `shiftMs`.
 */
export const planReplay = (
  invoices: readonly Invoice[],
  options: { random: Random; drop: number; shiftMs: number },
): Plan => {
  const { random, shiftMs } = options;
  const people = new Map<string, Person>();
  const actions: Action[] = [];
  let droppedOrders = 0;
  for (const invoice of invoices) {
    const drawn = personOf(invoice, random);
    const person = people.get(drawn.key) ?? drawn;
    people.set(person.key, person);
    const order: Action = {
      atMs: invoice.atMs + shiftMs,
      person,
      kind: invoice.cancellation ? 'refund' : 'order',
      // A refund is reported by the shop's own systems: it is no visit of hers.
      source: invoice.cancellation ? 'pos' : sourceOf(person, random),
      invoiceNo: invoice.no,
      lines: invoice.lines,
    };
    if (invoice.cancellation) {
      actions.push(order);
      continue;
    }
    actions.push(...fills(invoice, person, random, shiftMs));
    if (random() < options.drop) droppedOrders++;
    else actions.push(order);
  }
  keepClear(actions);
  return { people, actions: actions.sort((a, b) => a.atMs - b.atMs), droppedOrders };
};
