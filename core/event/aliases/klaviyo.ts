import { type Alias, type Fields, listOf, present } from './alias.ts';

/** A line of `Items`. */
const item = (said: Fields): Fields =>
  present({
    product_id: said.ProductID ?? said.SKU,
    sku: said.SKU,
    name: said.ProductName,
    price: said.ItemPrice,
    quantity: said.Quantity,
    url: said.ProductURL,
    image_url: said.ImageURL,
    brand: said.Brand,
    categories: said.Categories,
  });

const viewed: Alias = (said) => ({
  event: 'Product Viewed',
  properties: present({
    product_id: said.ProductID ?? said.SKU,
    sku: said.SKU,
    name: said.ProductName,
    price: said.Price,
    url: said.URL,
    image_url: said.ImageURL,
    brand: said.Brand,
    categories: said.Categories,
  }),
});

const added: Alias = (said) => ({
  event: 'Product Added',
  properties: present({
    product_id: said.AddedItemProductID ?? said.AddedItemSKU,
    sku: said.AddedItemSKU,
    name: said.AddedItemProductName,
    price: said.AddedItemPrice,
    quantity: said.AddedItemQuantity,
    url: said.AddedItemURL,
    image_url: said.AddedItemImageURL,
    currency: said.$currency_code ?? said.currency,
    checkout_url: said.CheckoutURL,
  }),
});

const cart = (said: Fields): Fields =>
  present({
    products: listOf(said.Items, item),
    value: said.$value,
    currency: said.$currency_code ?? said.currency,
    checkout_url: said.CheckoutURL,
  });

/** `$event_id` is what Klaviyo tells orders apart by where there is no `OrderId`. */
const order = (said: Fields): Fields =>
  present({ ...cart(said), order_id: said.OrderId ?? said.$event_id, total: said.$value });

/** Klaviyo's metric names. */
export const klaviyo: Record<string, Alias> = {
  'Viewed Product': viewed,
  'Added to Cart': added,
  'Started Checkout': (said) => ({ event: 'Checkout Started', properties: cart(said) }),
  'Placed Order': (said) => ({ event: 'Order Completed', properties: order(said) }),
  'Cancelled Order': (said) => ({ event: 'Order Cancelled', properties: order(said) }),
  'Refunded Order': (said) => ({ event: 'Order Refunded', properties: order(said) }),
};
