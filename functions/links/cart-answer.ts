import type { CartView } from '../../core/cart/cart-view.ts';
import { problemAnswer } from '../runtime/http-errors.ts';
import type { HttpAnswer } from '../runtime/http-function.ts';
import { privateHeaders } from './page.ts';

/** The cart, and nothing else of the person. */
export const cartAnswer = (cart: CartView | null): HttpAnswer => ({
  statusCode: 200,
  headers: { ...privateHeaders, 'content-type': 'application/json' },
  body: JSON.stringify({ cart }),
});

export const noCart = (status: number, title: string): HttpAnswer =>
  problemAnswer({ status, title }, privateHeaders);
