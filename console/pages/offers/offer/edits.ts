import type { Offer, Terms } from '../../../../core/offer/offer.ts';

export type CodeWay = 'none' | 'generated' | 'pool';
export type EndWay = 'never' | 'after' | 'at';

/** The document without a field that holds nothing. */
export const withField = <K extends keyof Offer>(
  offer: Offer,
  field: K,
  value: Offer[K] | undefined,
): Offer => {
  const { [field]: _, ...rest } = offer;
  return (value === undefined ? rest : { ...rest, [field]: value }) as Offer;
};

/** The terms with one of them changed; an amount always has a currency, and nothing else has one. */
export const withTerm = <K extends keyof Terms>(
  offer: Offer,
  term: K,
  value: Terms[K] | undefined,
): Offer => {
  const { [term]: _, currency = 'EUR', ...rest } = { ...offer.terms };
  const terms = { ...rest, ...(value !== undefined && { [term]: value }) } as Terms;
  const isMoney = terms.amount !== undefined;
  const named = term === 'currency' && value !== undefined ? { currency: value } : { currency };
  return { ...offer, terms: isMoney ? { ...terms, ...named } : withoutCurrency(terms) } as Offer;
};

const withoutCurrency = ({ currency: _, ...terms }: Terms): Terms => terms;

export const codeWay = ({ code }: Offer): CodeWay => {
  if (!code) return 'none';
  return 'pool' in code ? 'pool' : 'generated';
};

export const withCodeWay = (offer: Offer, way: CodeWay): Offer => {
  if (way === codeWay(offer)) return offer;
  const codes = { none: undefined, generated: { generated: {} }, pool: { pool: true } } as const;
  return withField(offer, 'code', codes[way]);
};

export const endWay = ({ expires }: Offer): EndWay => {
  if (expires === undefined) return 'never';
  return expires.startsWith('P') ? 'after' : 'at';
};

/** `nowMs`: what ends on one day ends a month from now until somebody says otherwise. */
export const withEndWay = (offer: Offer, way: EndWay, nowMs: number): Offer => {
  if (way === endWay(offer)) return offer;
  const MONTH_MS = 30 * 86_400_000;
  const ends = { never: undefined, after: 'P14D', at: new Date(nowMs + MONTH_MS).toISOString() };
  return withField(offer, 'expires', ends[way]);
};

const two = (count: number): string => String(count).padStart(2, '0');

/** An instant as `<input type="datetime-local">` writes it, by the browser's clock. */
export const localInput = (iso: string): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** The instant of it; undefined while it is not whole. */
export const instantOf = (typed: string): string | undefined => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed)) return undefined;
  const at = new Date(typed);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
