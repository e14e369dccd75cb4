/** Events of a shop that the engine knows by name (Segment's e-commerce names). Any other name is kept as it is. */
export const catalogue = [
  'Product Viewed',
  'Product Added',
  'Product Removed',
  'Cart Viewed',
  'Cart Updated',
  'Checkout Started',
  'Order Completed',
  'Order Updated',
  'Order Cancelled',
  'Order Refunded',
] as const;

export type CatalogueName = (typeof catalogue)[number];
