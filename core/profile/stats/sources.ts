import type { ShopEvent } from '../../event/event.ts';
import { mergeNamed } from './bounded.ts';
import type { Span } from './stats.ts';

type Spans = Readonly<Record<string, Span>>;

const join = (a: Span, b: Span): Span => ({
  firstAtMs: Math.min(a.firstAtMs, b.firstAtMs),
  lastAtMs: Math.max(a.lastAtMs, b.lastAtMs),
});

export const mergeSources = (a: Spans, b: Spans): Record<string, Span> => mergeNamed(a, b, join);

/** Where she was seen, and when; what an operator does about her is no sign of hers. */
export const seenAt = (
  spans: Record<string, Span>,
  { source, atMs }: Pick<ShopEvent, 'source' | 'atMs'>,
): Record<string, Span> => {
  const held = Object.hasOwn(spans, source) ? spans[source] : undefined;
  if (source === 'operator' || source === '__proto__') return spans;
  if (held && held.firstAtMs <= atMs && held.lastAtMs >= atMs) return spans;
  return mergeSources(spans, { [source]: { firstAtMs: atMs, lastAtMs: atMs } });
};
