import type { ReadRow } from './read-row.ts';

export interface OrderGroup {
  /** Undefined where the cell is blank, or the row could not be read. */
  orderId: string | undefined;
  rows: ReadRow[];
  /** Some of its rows stand elsewhere in the part. */
  isTorn: boolean;
}

const orderIdOf = (row: ReadRow): string | undefined => {
  const id = row.kind === 'said' ? row.fields.get('orderId') : row.orderId;
  return id === undefined ? undefined : String(id);
};

/** Consecutive rows that name the same order. */
export const ordersIn = (rows: readonly ReadRow[]): OrderGroup[] => {
  const groups: OrderGroup[] = [];
  for (const row of rows) {
    const orderId = orderIdOf(row);
    const last = groups.at(-1);
    if (last && orderId !== undefined && last.orderId === orderId) last.rows.push(row);
    else groups.push({ orderId, rows: [row], isTorn: false });
  }
  const runs = Map.groupBy(groups, (group) => group.orderId);
  for (const [orderId, ofOne] of runs)
    if (orderId !== undefined && ofOne.length > 1) for (const group of ofOne) group.isTorn = true;
  return groups;
};
