import type { EventSource } from '../ports.ts';
import { isFields } from './tidy.ts';

type Fields = Record<string, unknown>;

/** What a message may lead to or show. */
const LINKS = new Set([
  'cart_url',
  'cartUrl',
  'checkout_url',
  'checkoutUrl',
  'url',
  'product_url',
  'order_url',
  'tracking_url',
  'image_url',
  'imageUrl',
]);

const originOf = (value: unknown): string | undefined =>
  typeof value === 'string' && URL.canParse(value) ? new URL(value).origin : undefined;

const without = (fields: Fields, isOwn: (value: unknown) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => !LINKS.has(name) || isOwn(value)));

/**
 * The properties of an event without links to foreign places, where a public key sent them: anybody can read that key out
 * of the shop's page, and must not be able to put an address of his own into a message of the shop. A source that
 * accepts every loopback origin is a developer's own machine and may name any place.
 */
export const ownLinks = (properties: Fields | undefined, source: EventSource): Fields | undefined => {
  if (!properties || source.kind === 'secret' || source.origins.includes('loopback')) return properties;
  const isOwn = (value: unknown) => source.origins.includes(originOf(value) ?? '');
  const kept = without(properties, isOwn);
  if (Array.isArray(kept.products))
    kept.products = kept.products.map((product: unknown) =>
      isFields(product) ? without(product, isOwn) : product,
    );
  return kept;
};
