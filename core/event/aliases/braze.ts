import { type Alias, type Canonical, type Fields, fieldsOf, listOf, present } from './alias.ts';

const product = (said: Fields): Fields => ({
  ...present({
    name: said.product_name,
    variant: said.variant_id,
    url: said.product_url,
    sku: said.sku ?? fieldsOf(said.metadata).sku,
  }),
  ...said,
});

const whole = (said: Fields): Fields => {
  const metadata = fieldsOf(said.metadata);
  return present({
    products: listOf(said.products, product),
    value: said.total_value,
    discount: said.total_discounts,
    checkout_url: said.checkout_url ?? metadata.checkout_url,
  });
};

const order = (said: Fields): Fields => present({ ...whole(said), total: said.total_value });

const quantityIn = (products: unknown): number =>
  (Array.isArray(products) ? products : []).reduce<number>(
    (sum, each) => sum + (Number(fieldsOf(each).quantity) || 1),
    0,
  );

/** `action` says whether the products come in, go out or are the whole cart; one product is the event's own. */
const cartUpdated: Alias = (said): Canonical => {
  const [first, ...others] = Array.isArray(said.products) ? said.products : [];
  const properties = whole(said);
  if (said.action !== 'add' && said.action !== 'remove') return { event: 'Cart Updated', properties };
  const event = said.action === 'add' ? 'Product Added' : 'Product Removed';
  if (others.length > 0) return { event, properties: { ...properties, quantity: quantityIn(said.products) } };
  const own = product(fieldsOf(first));
  return { event, properties: { ...properties, ...own } };
};

/** Braze's recommended e-commerce events. */
export const braze: Record<string, Alias> = {
  'ecommerce.product_viewed': (said) => ({ event: 'Product Viewed', properties: product(said) }),
  'ecommerce.cart_updated': cartUpdated,
  'ecommerce.checkout_started': (said) => ({ event: 'Checkout Started', properties: whole(said) }),
  'ecommerce.order_placed': (said) => ({ event: 'Order Completed', properties: order(said) }),
  'ecommerce.order_cancelled': (said) => ({ event: 'Order Cancelled', properties: order(said) }),
  'ecommerce.order_refunded': (said) => ({ event: 'Order Refunded', properties: order(said) }),
};
