import type { Roots } from '../../../core/condition/roots.ts';

/** A condition as a marketer has it saved, and the function that a programmer would have written for it. */
export interface Written {
  condition: Record<string, unknown>;
  byHand: (roots: Roots) => boolean;
}

const COUNTRIES = [
  ['DE', 'AT', 'CH'],
  ['FR', 'BE', 'LU', 'MC'],
  ['RU', 'BY', 'KZ', 'AM', 'KG'],
] as const;

const field = (roots: Roots, name: string): unknown => roots.event.properties?.[name];
const computed = ({ profile }: Roots) => profile.computed as Record<string, number | undefined>;

/** A sum above something, one of some countries, and no order for so many days: nothing that an index could go by but a country. */
const sum = (index: number): Written => {
  const above = (index * 7) % 200;
  const countries = COUNTRIES[index % COUNTRIES.length] ?? [];
  const days = 10 + (index % 60);
  const known = new Set<unknown>(countries);
  return {
    condition: {
      and: [
        { '>': [{ var: 'event.properties.price' }, above] },
        { in: [{ var: 'profile.country' }, countries] },
        { '>': [{ var: 'profile.computed.daysSinceLastOrder' }, days] },
      ],
    },
    byHand: (roots) =>
      Number(field(roots, 'price')) > above &&
      known.has(roots.profile.country) &&
      (computed(roots).daysSinceLastOrder ?? 0) > days,
  };
};

/** One product group, above a price. */
const group = (index: number): Written => {
  const name = `group-${index % 97}`;
  const above = (index * 11) % 200;
  return {
    condition: {
      and: [
        { '==': [{ var: 'event.properties.category' }, name] },
        { '>=': [{ var: 'event.properties.price' }, above] },
      ],
    },
    byHand: (roots) => field(roots, 'category') === name && Number(field(roots, 'price')) >= above,
  };
};

/** Nothing to go by at all: ranges and counts. */
const range = (index: number): Written => {
  const from = (index * 3) % 150;
  const to = from + 20 + (index % 40);
  const orders = 1 + (index % 5);
  return {
    condition: {
      or: [
        { '<=': [from, { var: 'event.properties.price' }, to] },
        { '>': [{ var: 'profile.counters.orders' }, orders] },
      ],
    },
    byHand: (roots) => {
      const price = Number(field(roots, 'price'));
      return (
        (from <= price && price <= to) ||
        Number((roots.profile.counters as { orders: number }).orders) > orders
      );
    },
  };
};

const kinds = [sum, group, sum, group, range];

/** The condition of the journey of that number: two in five by sum, two in five by product group, one in five by range. */
export const writtenOf = (index: number): Written => (kinds[index % kinds.length] ?? sum)(index);
