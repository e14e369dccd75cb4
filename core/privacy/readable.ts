import { decimalOf } from '../money.ts';
import { withoutKeys } from '../push/shown-subscription.ts';

type Fields = Record<string, unknown>;

/**
 * What we hold, as its owner may read it: instants as ISO 8601 and money in decimals; the names lose their units. Of a browser's
 * subscription its keys are left out.
 */
export const readable = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value === 'string') return withoutKeys(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !(key === 'keys' && 'endpoint' in value));
  return Object.fromEntries(entries.map(([key, held]) => field(key, held, value as Fields)));
};

const field = (key: string, value: unknown, { currency }: Fields): [string, unknown] => {
  if (typeof value === 'number') {
    if (key.endsWith('Ms')) return [key.slice(0, -'Ms'.length), instant(value)];
    if (key.endsWith('AtSeconds')) return [key.slice(0, -'Seconds'.length), instant(value * 1000)];
    if (key === 'minor' && typeof currency === 'string' && currency !== '')
      return ['amount', decimalOf(value, currency)];
    if (key.endsWith('Minor') && typeof currency === 'string')
      return [key.slice(0, -'Minor'.length), decimalOf(value, currency)];
  }
  return [key, readable(value)];
};

const LATEST_MS = 8_640_000_000_000_000;

const instant = (atMs: number): string | number =>
  Math.abs(atMs) <= LATEST_MS ? new Date(atMs).toISOString() : atMs;
