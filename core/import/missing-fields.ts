import { knownIdentities, lineFields } from './import-fields.ts';
import type { ImportKind } from './import-request.ts';

type Said = ReadonlySet<string>;

const ofOrders = (said: Said): string[] => {
  const isMoney = ['total', 'revenue', 'price'].some((name) => said.has(name));
  const hasLines = lineFields.some((name) => said.has(name));
  const wanted: [boolean, string][] = [
    [!said.has('orderId'), 'orderId is missing: by it an order is counted once'],
    [!said.has('at'), 'at is missing: when was it ordered?'],
    [isMoney && !said.has('currency'), 'currency is missing: map a column to it, or make it a constant'],
    [hasLines && !said.has('productId'), 'productId is missing: by it articles are told apart'],
  ];
  return wanted.filter(([is]) => is).map(([, message]) => message);
};

const ofConsent = (channel: string, said: Said): string[] => {
  const name = `consent.${channel}`;
  if (!said.has(name)) return [`${name} is missing: was it allowed or not?`];
  // A statement without a date would count as said now, and outrank everybody who has unsubscribed since.
  return said.has(`${name}.at`) ? [] : [`${name}.at is missing: when was it said?`];
};

const ofCustomers = (said: Said): string[] => {
  const channels = new Set([...said].flatMap((name) => /^consent\.(\w+)/.exec(name)?.[1] ?? []));
  return [...channels].flatMap((channel) => ofConsent(channel, said));
};

/** What the fields of a mapping ask for besides themselves, each in a sentence. */
export const missingFields = (kind: ImportKind, said: Said, namespaces: readonly string[]): string[] => {
  const ids = [...knownIdentities, ...namespaces];
  const nobody = ids.some((id) => said.has(id))
    ? []
    : [`nothing says who it is: map a column to ${ids.join(', ')}`];
  return [...nobody, ...(kind === 'orders' ? ofOrders(said) : ofCustomers(said))];
};
