import type { EventSource } from '../ports.ts';
import { isFields } from './tidy.ts';

type Fields = Record<string, unknown>;

/** What a message may lead to or show. */
export const LINKS: ReadonlySet<string> = new Set([
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
 * May anybody speak for this source, since its key can be read out of the shop's page? One that accepts every loopback origin is a
 * developer's own machine.
 */
export const mayBeAnybody = (source: EventSource): boolean =>
  source.kind === 'public' && !source.origins.includes('loopback');

/**
 * The properties of an event without links to foreign places, where a public key sent them: anybody can read that key out
 * of the shop's page, and must not be able to put an address of his own into a message of the shop.
 */
export const ownLinks = (properties: Fields | undefined, source: EventSource): Fields | undefined => {
  if (!properties || !mayBeAnybody(source)) return properties;
  const isOwn = (value: unknown) => source.origins.includes(originOf(value) ?? '');
  const kept = without(properties, isOwn);
  if (Array.isArray(kept.products))
    kept.products = kept.products.map((product: unknown) =>
      isFields(product) ? without(product, isOwn) : product,
    );
  return kept;
};
