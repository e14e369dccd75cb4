import { channels } from '../channel/channels.ts';
import type { ImportKind } from './import-request.ts';

/** What the cells of a column are. */
export type CellKind =
  | 'identity'
  | 'text'
  | 'number'
  | 'amount'
  | 'yes-no'
  | 'consent'
  | 'date'
  | 'instant'
  | 'country'
  | 'currency';

export interface Field {
  /** `email`, `traits.city`, `consent.sms.at`, `productId`. */
  name: string;
  cell: CellKind;
}

export const knownIdentities = ['email', 'phone', 'userId', 'loyaltyCard'] as const;

const orderFields: Record<string, CellKind> = {
  orderId: 'text',
  at: 'instant',
  total: 'amount',
  revenue: 'amount',
  currency: 'currency',
  productId: 'text',
  name: 'text',
  quantity: 'amount',
  price: 'amount',
  category: 'text',
};
export const lineFields: readonly string[] = ['productId', 'name', 'quantity', 'price', 'category'];

const consentParts: Record<string, CellKind> = { '': 'consent', '.text': 'text', '.at': 'instant' };
const consentFields: Record<string, CellKind> = Object.fromEntries(
  channels.flatMap((channel) =>
    Object.entries(consentParts).map(([part, cell]) => [`consent.${channel}${part}`, cell]),
  ),
);

/** Have fields of their own, or would be keys of the language. */
const NO_TRAITS = /^(|email|phone|consent|loyaltyCard|userId|id|__proto__|constructor|prototype)$/;
const DATE_TRAITS = new Set(['birthday']);

const cellOf = (kind: ImportKind, name: string): CellKind | undefined => {
  const own = kind === 'orders' ? orderFields : { at: 'instant' as const, ...consentFields };
  if (Object.hasOwn(own, name)) return own[name as keyof typeof own];
  const trait = kind === 'customers' ? /^traits\.(.{0,64})$/.exec(name)?.[1] : undefined;
  if (trait === undefined || NO_TRAITS.test(trait)) return undefined;
  if (trait === 'country') return 'country';
  return DATE_TRAITS.has(trait) ? 'date' : 'text';
};

/** The field of that name, or undefined: an identity of the shop's own is one by its name. */
export const fieldOf = (kind: ImportKind, name: string, namespaces: readonly string[]): Field | undefined => {
  if ((knownIdentities as readonly string[]).includes(name) || namespaces.includes(name))
    return { name, cell: 'identity' };
  const cell = cellOf(kind, name);
  return cell && { name, cell };
};

/** For the message of a fault. */
export const fieldsInWords = (kind: ImportKind, namespaces: readonly string[]): string => {
  const ids = [...knownIdentities, ...namespaces];
  const own =
    kind === 'orders' ? Object.keys(orderFields) : ['traits.<name>', 'consent.<channel>[.text|.at]', 'at'];
  return [...ids, ...own].join(', ');
};
