import type { Delivery, Fields, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, trackOf } from '../person.ts';
import { instantOf, listOf, numberOf, textOf } from '../read.ts';
import { buyerOf, consentOfOrder, currencyOf, productOf } from './parts.ts';

const propertiesOf = (order: Fields): Fields => ({
  order_id: textOf(order.id),
  total: numberOf(order.total_price),
  tax: numberOf(order.total_tax),
  discount: numberOf(order.total_discounts),
  currency: currencyOf(order),
  coupon: textOf(listOf(order.discount_codes)[0]?.code),
  products: listOf(order.line_items).map(productOf),
});

const partsOf = ({ body: order, isTest }: Delivery, options: HookOptions) => {
  const orderId = textOf(order.id);
  const person = buyerOf(order, options);
  if (orderId === undefined || !isNamed(person)) return undefined;
  const what = (fact: string, timestamp: string | undefined) => ({
    messageId: `shopify-order-${orderId}-${fact}`,
    timestamp,
    isTest: isTest || order.test === true,
    source: order.source_name === 'pos' ? 'pos' : undefined,
  });
  return { order, person, what };
};

/** A sale at the till, say: nobody's name stands on it. */
export const isOrderOfNobody = ({ body: order }: Delivery, options: HookOptions): boolean =>
  textOf(order.id) !== undefined && !isNamed(buyerOf(order, options));

/** However often it is told, an order is completed once. */
export const orderEvents = (delivery: Delivery, options: HookOptions): Said[] => {
  const parts = partsOf(delivery, options);
  if (!parts) return [];
  const { order, person, what } = parts;
  const at = instantOf(order.processed_at) ?? instantOf(order.created_at);
  const buyer = { ...person, consent: consentOfOrder(order, at) };
  return [
    identifyOf(buyer, what('buyer', at)),
    trackOf('Order Completed', propertiesOf(order), person, what('completed', at)),
  ];
};

export const cancelledEvents = (delivery: Delivery, options: HookOptions): Said[] => {
  const parts = partsOf(delivery, options);
  if (!parts) return [];
  const { order, person, what } = parts;
  return [
    trackOf('Order Cancelled', propertiesOf(order), person, what('cancelled', instantOf(order.cancelled_at))),
  ];
};

const refundOf = (refund: Fields): { id: string; total: number; at: string | undefined } | undefined => {
  const id = textOf(refund.id);
  const paid = listOf(refund.transactions).filter(
    ({ kind, status }) => kind === 'refund' && status === 'success',
  );
  const total = paid.reduce((sum, { amount }) => sum + (numberOf(amount) ?? 0), 0);
  return id === undefined || total <= 0 ? undefined : { id, total, at: instantOf(refund.created_at) };
};

/** Of an order that changed only what was given back is told: its lines are those that she bought. */
export const refundEvents = (delivery: Delivery, options: HookOptions): Said[] => {
  const parts = partsOf(delivery, options);
  if (!parts) return [];
  const { order, person, what } = parts;
  return listOf(order.refunds).flatMap((one) => {
    const refund = refundOf(one);
    if (!refund) return [];
    const { id, total, at } = refund;
    const properties = { order_id: textOf(order.id), refund_id: id, total, currency: currencyOf(order) };
    return [trackOf('Order Refunded', properties, person, what(`refund-${id}`, at))];
  });
};
