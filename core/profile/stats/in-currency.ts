import { decimalOf, minorOf } from '../../money.ts';
import type { MoneySaid } from './money-said.ts';

/** An amount said without a currency, in the one that it is found to have. */
export const inCurrency = ({ minor, currency }: MoneySaid, found: string): MoneySaid => ({
  minor: currency === '' ? minorOf(decimalOf(minor, ''), found) : minor,
  currency: currency || found,
});
