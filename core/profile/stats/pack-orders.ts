import type { Packing } from '../packing.ts';
import type { OrderBase, OrderMark, RefundMark, Sums, Tally, Worth } from './stats.ts';

const WORTH = ['minor', 'currency', 'atMs'] as const;
const REFUND = ['hash', 'atMs', 'order', 'minor', 'currency'] as const;
const SUMS = [
  'orders',
  'grossMinor',
  'refundedMinor',
  'cancelledMinor',
  'cancelledOrders',
  'voidMinor',
] as const;
const BASE = ['firstAtMs', 'cancelled'] as const;

interface PackedOrder {
  hash: string;
  atMs: number;
  source: string;
  minor?: number;
  currency?: string;
  categories?: number[];
  /** 1 = cancelled, 2 = unplaced. */
  flags?: number;
  /** Of its worth, where that was not said with the order itself. */
  saidAtMs?: number;
  updated?: unknown;
}
const ORDER = [
  'hash',
  'atMs',
  'source',
  'minor',
  'currency',
  'categories',
  'flags',
  'saidAtMs',
  'updated',
] as const;

/** Tells a name by its place in a table that grows as names come up. */
export interface Names {
  list: string[];
  place(name: string): number;
}

export const namesTable = (): Names => {
  const list: string[] = [];
  const place = (name: string): number => {
    const at = list.indexOf(name);
    return at < 0 ? list.push(name) - 1 : at;
  };
  return { list, place };
};

export const packOrder = ({ pack }: Packing, order: OrderMark, names: Names): unknown[] => {
  const { worth, updated, categories, cancelled, unplaced, ...rest } = order;
  const flags = (cancelled ? 1 : 0) + (unplaced ? 2 : 0);
  return pack<PackedOrder>(
    {
      ...rest,
      ...(worth && { minor: worth.minor, currency: worth.currency }),
      ...(worth && worth.atMs !== order.atMs && { saidAtMs: worth.atMs }),
      ...(categories && { categories: categories.map(names.place) }),
      ...(flags > 0 && { flags }),
      ...(updated && { updated: pack<Worth>(updated, WORTH) }),
    },
    ORDER,
  );
};

export const unpackOrder = ({ unpack }: Packing, packed: unknown, names: readonly string[]): OrderMark => {
  const {
    minor,
    currency,
    categories,
    flags = 0,
    saidAtMs,
    updated,
    ...rest
  } = unpack<PackedOrder>(packed, ORDER);
  return {
    ...rest,
    ...(minor !== undefined && { worth: { minor, currency: currency ?? '', atMs: saidAtMs ?? rest.atMs } }),
    ...(updated !== undefined && { updated: unpack<Worth>(updated, WORTH) }),
    ...(categories && { categories: categories.flatMap((at) => names[at] ?? []) }),
    ...((flags & 1) > 0 && { cancelled: true as const }),
    ...((flags & 2) > 0 && { unplaced: true as const }),
  };
};

export const packRefund = ({ pack }: Packing, refund: RefundMark): unknown[] => pack(refund, REFUND);
export const unpackRefund = ({ unpack }: Packing, packed: unknown): RefundMark => unpack(packed, REFUND);

/** Nothing where no order and no refund has gone into it; what was bought lies with the other categories. */
export const packBase = ({ pack }: Packing, { sums, bought: _elsewhere, ...base }: OrderBase): unknown[] => {
  const byCurrency = Object.entries(sums).map(([currency, one]) => [currency, ...pack<Sums>(one, SUMS)]);
  const isEmpty = base.firstAtMs === undefined && base.cancelled === 0 && byCurrency.length === 0;
  return isEmpty ? [] : [byCurrency, ...pack<Omit<OrderBase, 'sums' | 'bought'>>(base, BASE)];
};

export const unpackBase = (
  { unpack }: Packing,
  packed: unknown,
  bought: Record<string, Tally>,
): OrderBase => {
  const [byCurrency, ...base] = Array.isArray(packed) ? packed : [[]];
  const sums = (byCurrency as unknown[][]).map(([currency, ...one]) => [
    String(currency),
    unpack<Sums>(one, SUMS),
  ]);
  return { cancelled: 0, ...unpack<Partial<OrderBase>>(base, BASE), sums: Object.fromEntries(sums), bought };
};
