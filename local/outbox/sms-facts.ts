import { decimalOf } from '../../core/money.ts';
import { smsParts } from '../../core/sms/sms-parts.ts';
import type { OutboxEntry } from './outbox.ts';

/** How long an SMS is, as a provider counts it, and what its sender took it to cost. */
export const smsFacts = (
  text: string,
  { priceMinor, currency }: Readonly<Record<string, string>>,
): Pick<OutboxEntry, 'parts' | 'cost'> => ({
  parts: smsParts(text).parts,
  ...(priceMinor !== undefined &&
    currency !== undefined && { cost: { [currency]: decimalOf(Number(priceMinor), currency) } }),
});
