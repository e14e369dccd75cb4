/** What a cart cascade needs of a source, in the order in which somebody installs it. */
export const checks = [
  { id: 'product-viewed', need: 'advised' },
  { id: 'product-added', need: 'required' },
  { id: 'checkout-started', need: 'advised' },
  { id: 'order-completed', need: 'required' },
  { id: 'product-id', need: 'required' },
  { id: 'price', need: 'required' },
  { id: 'currency', need: 'required' },
  { id: 'cart-id', need: 'advised' },
  { id: 'order-id', need: 'required' },
  { id: 'anonymous-id', need: 'required' },
  { id: 'message-id', need: 'advised' },
  { id: 'user-id', need: 'advised' },
  { id: 'contact', need: 'required' },
  { id: 'consent', need: 'required' },
  { id: 'origin', need: 'required' },
  { id: 'taken', need: 'required' },
] as const;
export type CheckId = (typeof checks)[number]['id'];

export const sightingFaults = [
  'no-product-id',
  'products-not-understood',
  'quantity-not-understood',
  'no-price',
  'price-not-understood',
  'no-currency',
  'currency-not-understood',
  'no-cart-id',
  'no-order-id',
  'no-anonymous-id',
  'no-message-id',
  'no-user-id',
  'no-contact',
  'contact-not-understood',
  'of-nobody',
  'consent-not-believed',
  'consent-not-understood',
  'origin-not-allowed',
  'events-refused',
] as const;
export type SightingFault = (typeof sightingFaults)[number];

/** A source did something right, or had a fault. */
export interface Sighting {
  sourceId: string;
  check: CheckId;
  fault?: SightingFault;
}

/** The name under which it is remembered. */
export const nameOfSighting = ({ check, fault }: Omit<Sighting, 'sourceId'>): string =>
  fault === undefined ? check : `${check}!${fault}`;
