import type { EventSources } from '../../core/ports.ts';
import type { HttpAnswer } from './http-function.ts';
import { log } from './log.ts';

const loopback = /^https?:\/\/(localhost|[a-z0-9-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/** `*` is every origin and `loopback` every one of this machine; others are said in full, `https://shop.example`. */
export const isAllowed = (origin: string, origins: readonly string[]): boolean =>
  origins.some(
    (allowed) =>
      allowed === '*' ||
      (allowed === 'loopback' ? loopback.test(origin) : allowed.toLowerCase() === origin.toLowerCase()),
  );

/** Is it an origin of any source? When that cannot be found out it is none, and the answer goes out all the same. */
export const isOfShop = (origin: string, sources: Pick<EventSources, 'allOrigins'>): Promise<boolean> =>
  sources.allOrigins().then((origins) => isAllowed(origin, origins), unknown);

const unknown = (error: unknown): false => {
  log.error('origins cannot be read', { error });
  return false;
};

/** What lets pages of an origin read an answer. */
export const readableBy = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': 'Retry-After',
  vary: 'origin',
});

export const withHeaders = (answer: HttpAnswer, headers: Record<string, string>): HttpAnswer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});
