import type { Delivery, Fields, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, type Person, trackOf, yesIn } from '../person.ts';
import { fieldsOf, idOf, instantOf, known, listOf, numberOf, textOf } from '../read.ts';
import { metaOf } from './meta.ts';

/** Statuses in which the shop has the order; `pending` and `failed` wait for a payment that may never come. */
const ORDERED: ReadonlySet<string> = new Set(['processing', 'on-hold', 'completed', 'refunded']);
const WAITS: ReadonlySet<string> = new Set(['pending', 'failed', 'checkout-draft']);

const productOf = (line: Fields): Fields => {
  const quantity = numberOf(line.quantity) ?? 1;
  const total = numberOf(line.total);
  const price = numberOf(line.price) ?? (total === undefined ? undefined : total / quantity);
  return known({
    product_id: idOf(line.product_id) ?? textOf(line.sku) ?? textOf(line.id),
    variant: idOf(line.variation_id),
    sku: textOf(line.sku),
    name: textOf(line.name),
    image_url: textOf(fieldsOf(line.image).src),
    price,
    quantity,
  });
};

const propertiesOf = (order: Fields): Fields => ({
  order_id: textOf(order.id),
  total: numberOf(order.total),
  tax: numberOf(order.total_tax),
  shipping: numberOf(order.shipping_total),
  discount: numberOf(order.discount_total),
  currency: textOf(order.currency),
  coupon: textOf(listOf(order.coupon_lines)[0]?.code),
  products: listOf(order.line_items).map(productOf),
});

const personOf = (order: Fields, { customerIds, consentField }: HookOptions): Person => {
  const billing = fieldsOf(order.billing);
  return {
    email: textOf(billing.email),
    phone: textOf(billing.phone),
    firstName: textOf(billing.first_name),
    lastName: textOf(billing.last_name),
    country: textOf(billing.country),
    userId: customerIds ? idOf(order.customer_id) : undefined,
    anonymousId: textOf(metaOf(order, 'kaskad_anonymous_id')),
    consent: yesIn(consentField, (field) => metaOf(order, field), instantOf(order.date_created_gmt)),
  };
};

const refundsOf = (order: Fields, currency: unknown): { id: string; properties: Fields }[] =>
  listOf(order.refunds).flatMap((refund) => {
    const id = textOf(refund.id);
    const total = numberOf(refund.total);
    if (id === undefined || total === undefined) return [];
    return [
      { id, properties: { order_id: textOf(order.id), refund_id: id, total: Math.abs(total), currency } },
    ];
  });

/** A sale at a counter, say: the shop has it, and nobody's name stands on it. */
export const isOrderOfNobody = ({ body: order }: Delivery, options: HookOptions): boolean =>
  textOf(order.id) !== undefined &&
  ORDERED.has(textOf(order.status) ?? '') &&
  !isNamed(personOf(order, options));

/** What became of an order. Each fact has an id of its own, so that an order which is saved ten times is told once. */
export const orderEvents = (
  { body: order, id: deliveryId, isTest }: Delivery,
  options: HookOptions,
): Said[] => {
  const orderId = textOf(order.id);
  const person = personOf(order, options);
  if (orderId === undefined || !isNamed(person)) return [];
  const status = textOf(order.status) ?? '';
  const createdAt = instantOf(order.date_created_gmt);
  const changedAt = instantOf(order.date_modified_gmt) ?? createdAt;
  const what = (fact: string, timestamp: string | undefined) => ({
    messageId: `woocommerce-order-${orderId}-${fact}`,
    timestamp,
    isTest,
  });
  const properties = propertiesOf(order);
  const her = identifyOf(person, what('buyer', createdAt));
  if (ORDERED.has(status)) {
    const refunds = refundsOf(order, properties.currency).map((refund) =>
      trackOf('Order Refunded', refund.properties, person, what(`refund-${refund.id}`, changedAt)),
    );
    return [her, trackOf('Order Completed', properties, person, what('completed', createdAt)), ...refunds];
  }
  if (status === 'cancelled')
    return [trackOf('Order Cancelled', properties, person, what('cancelled', changedAt))];
  if (!WAITS.has(status)) return [];
  const { products, currency } = properties;
  const cart = { checkout_id: orderId, cart_url: textOf(order.payment_url), products, currency };
  // Not bought yet: whose address it is may be anybody's, and so is the yes.
  const maybe = { ...person, consent: undefined };
  return [
    identifyOf(maybe, what(`waits-${deliveryId}-buyer`, changedAt)),
    trackOf('Checkout Started', cart, person, what(`waits-${deliveryId}`, changedAt)),
  ];
};
