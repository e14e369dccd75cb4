import type { Comparison } from './compare.ts';
import type { Measure } from './plan.ts';
import type { ReadOut } from './read-out.ts';
import { isKnown, type Known, type Reading, type UnknownReason, unknown } from './reading.ts';

/** How far `variant` is above `base`, at any day: what a decision rests on. */
export interface Finding extends Known {
  base: string;
  variant: string;
}

/** What is known of all pairs, and why the rest is not. */
export interface Findings {
  known: readonly Finding[];
  missing: readonly UnknownReason[];
}

/** The reading that the plan decides by. */
export const measuredIn =
  (measure: Measure) =>
  ({ orders, revenue }: Comparison): Reading => {
    if (measure.kind === 'orders') return orders.absolute;
    return revenue[measure.currency]?.absolute ?? unknown('too-few-orders');
  };

export const findingsIn = ({ pairs }: ReadOut, readingOf: (comparison: Comparison) => Reading): Findings => {
  const read = pairs.map(({ base, variant, anyDay }) => ({ base, variant, reading: readingOf(anyDay) }));
  return {
    known: read.flatMap(({ base, variant, reading }) =>
      isKnown(reading) ? [{ base, variant, ...reading }] : [],
    ),
    missing: read.flatMap(({ reading }) => (isKnown(reading) ? [] : [reading.reason])),
  };
};

/** The same seen from the other side. */
export const turned = ({ base, variant, estimate, low, high }: Finding): Finding => ({
  kind: 'known',
  base: variant,
  variant: base,
  estimate: -estimate,
  low: -high,
  high: -low,
});

/** Where one of the two is surely better: the better as `variant`. */
export const victoriesIn = (findings: readonly Finding[]): Finding[] =>
  findings.map((finding) => (finding.high < 0 ? turned(finding) : finding)).filter(({ low }) => low > 0);
