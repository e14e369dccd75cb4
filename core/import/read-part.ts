import type { PeopleSettings } from '../config/people-settings.ts';
import type { ShopEvent } from '../event/event.ts';
import { type Arrival, normalise } from '../event/normalise.ts';
import { hashId } from '../hash.ts';
import type { EventSource } from '../ports.ts';
import type { Plan } from './compile-mapping.ts';
import { customerEvent, type Made } from './customer-event.ts';
import { placesIn } from './header-faults.ts';
import type { Counts, Import } from './imports.ts';
import { orderEvent } from './order-event.ts';
import { type OrderGroup, ordersIn } from './orders-in.ts';
import { type FileRow, type ReadRow, readRow, type SaidRow } from './read-row.ts';
import type { RefusedRow } from './refused-rows.ts';

export interface PartAsk {
  one: Pick<Import, 'id' | 'request' | 'startedAtMs'>;
  plan: Plan;
  people: PeopleSettings;
  /** Clean, and without faults. */
  headers: readonly string[];
  rows: readonly FileRow[];
  nowMs: number;
}

export interface PartRead extends Counts {
  events: ShopEvent[];
  refused: number;
  refusedRows: RefusedRow[];
}

/** What vouches for the rows: whoever holds a token that may write. */
export const sourceOf = ({ id, request }: PartAsk['one'], plan: Plan): EventSource => ({
  id: `import-${id}`,
  kind: 'secret',
  name: request.name,
  origins: [],
  mayStateConsent: true,
  source: request.source,
  ...(plan.country !== undefined && { country: plan.country }),
});

/**
 * The events of a part and the rows that make none, each with its reason. A message is named by the import and what the row
 * says, so that the same row again is the same message, wherever it stands.
 */
export const readPart = (ask: PartAsk): PartRead => {
  const { plan, headers, people, nowMs } = ask;
  const context = { plan, places: placesIn(headers, plan), width: headers.length, people, nowMs };
  const rows = ask.rows.filter(
    ({ cells, fault }) => fault !== undefined || cells.some((cell) => cell.trim()),
  );
  const read = rows.map((row) => readRow(row, context));
  const taken = plan.kind === 'orders' ? takeOrders(ask, read) : takeCustomers(ask, read);
  const refusedRows = rows.flatMap(({ row, cells }) => {
    const reason = taken.reasons.get(row);
    return reason === undefined ? [] : [{ row, reason, cells }];
  });
  const refused = refusedRows.length;
  return { events: taken.events, rows: rows.length, accepted: rows.length - refused, refused, refusedRows };
};

interface Taken {
  events: ShopEvent[];
  reasons: Map<number, string>;
}

const takeCustomers = (ask: PartAsk, read: readonly ReadRow[]): Taken => {
  const taken: Taken = { events: [], reasons: new Map() };
  const arrival = arrivalOf(ask);
  for (const row of read) {
    if (row.kind === 'bad') taken.reasons.set(row.row, row.reason);
    else take(ask, arrival, taken, [row.row], customerEvent(row, ask.one.startedAtMs));
  }
  return taken;
};

/** An order with a row that is refused is refused as a whole: half an order would be a wrong one. */
const takeOrders = (ask: PartAsk, read: readonly ReadRow[]): Taken => {
  const taken: Taken = { events: [], reasons: new Map() };
  const arrival = arrivalOf(ask);
  for (const group of ordersIn(read)) {
    const fault = faultOf(group);
    for (const row of group.rows)
      if (row.kind === 'bad') taken.reasons.set(row.row, row.reason);
      else if (fault !== undefined) taken.reasons.set(row.row, fault);
    if (fault !== undefined) continue;
    const said = group.rows.filter((row): row is SaidRow => row.kind === 'said');
    const numbers = said.map(({ row }) => row);
    take(ask, arrival, taken, numbers, orderEvent(said, ask.plan));
  }
  return taken;
};

const faultOf = ({ rows, orderId, isTorn }: OrderGroup): string | undefined => {
  const bad = rows.find(({ kind }) => kind === 'bad');
  if (bad) return `row ${bad.row} of the same order is refused`;
  if (orderId === undefined) return 'orderId is blank';
  return isTorn ? 'the rows of this order do not follow one another' : undefined;
};

const arrivalOf = ({ one, plan, nowMs }: PartAsk): Arrival => ({
  source: sourceOf(one, plan),
  receivedAtMs: nowMs,
  historical: true,
  untidy: true,
  large: true,
  bot: false,
  byContact: true,
});

/** By the rules of the collector. */
const take = (ask: PartAsk, arrival: Arrival, taken: Taken, rows: readonly number[], made: Made): void => {
  const judged = made.kind === 'made' ? normalised(ask, arrival, made.said) : made;
  if (judged.kind === 'event') taken.events.push(judged.event);
  else for (const row of rows) taken.reasons.set(row, judged.reason);
};

const normalised = ({ one }: PartAsk, arrival: Arrival, said: Record<string, unknown>) => {
  const messageId = `row-${hashId([one.id, JSON.stringify(said)])}`;
  return normalise({ messageId, ...said }, 'import', arrival);
};
