import { urlOf } from '../event/said-fields.ts';

/**
 * Where the shop shows what an event is about: the product, the order. Undefined where it names no web address. What a public
 * key named was let through for the shop's own origins only.
 */
export const eventPlace = (properties: Record<string, unknown>): string | undefined =>
  urlOf(properties, ['order_url', 'tracking_url', 'url', 'product_url']);
