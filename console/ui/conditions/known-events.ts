import { catalogue } from '../../../core/event/catalogue.ts';

/** Events that shops say by these names; any other can be typed. */
export const knownEvents: readonly string[] = [
  ...catalogue,
  'Signed Up',
  'Product List Viewed',
  'Product Added to Wishlist',
  'Payment Info Entered',
  'Email Opened',
  'Email Link Clicked',
];
