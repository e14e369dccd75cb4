import { compileJourney } from '../../journey/compile.ts';
import type { Journey } from '../../journey/journey.ts';
import type { AnyStep } from '../../journey/step-kind.ts';
import { type Cascade, type ConversionChange, conversionChange } from './conversion-change.ts';
import { countOf, type Figure, type Money, moneyOf, totalOf } from './figures.ts';
import type { PeopleSoFar } from './people.ts';

/** Messages, and their price. */
export interface Spent {
  messages: number;
  money: Money;
}

/** What a cascade did not spend, and what that did to orders. */
export interface CascadeLedger {
  stepId: string;
  /** Channels that cost something. */
  paid: string[];
  /** The paid message at once to everybody who could be reached: what was sent and what was spared. */
  baseline: Spent;
  sent: Spent;
  notSpent: Spent;
  conversion: ConversionChange;
}

const isCascade = (step: AnyStep): step is Cascade => step.kind === 'cascade';

const wasPaid = ({ amounts }: Figure): boolean =>
  countOf(amounts, 'spared') > 0 || Object.keys(moneyOf(amounts, 'cost', 'notSpent')).length > 0;

/** A channel is paid where a message of it cost something or would have; what the rung says of it comes first. */
const paidIn = ({ rungs }: Cascade, figures: readonly Figure[]): Set<string> =>
  new Set(
    figures.flatMap((figure) => {
      const { channel } = figure.row;
      if (channel === undefined) return [];
      const said = rungs[channel]?.price;
      return said === 'paid' || (said === undefined && wasPaid(figure)) ? [channel] : [];
    }),
  );

const ledgerOf = (step: Cascade, figures: readonly Figure[], people: PeopleSoFar): CascadeLedger => {
  const own = figures.filter(({ row }) => row.stepId === step.id);
  const paid = paidIn(step, own);
  const total = totalOf(own.filter(({ row }) => paid.has(row.channel ?? '')));
  const [sent, spared] = [countOf(total, 'sent'), countOf(total, 'spared')];
  return {
    stepId: step.id,
    paid: [...paid].sort(),
    baseline: { messages: sent + spared, money: moneyOf(total, 'cost', 'notSpent') },
    sent: { messages: sent, money: moneyOf(total, 'cost') },
    notSpent: { messages: spared, money: moneyOf(total, 'notSpent') },
    conversion: conversionChange(step, paid, people),
  };
};

/** Of every cascade of a journey as it is now. */
export const cascadeLedgers = (
  journey: Journey,
  figures: readonly Figure[],
  people: PeopleSoFar,
): CascadeLedger[] =>
  [...compileJourney(journey, 0).places.values()]
    .map(({ step }) => step)
    .filter(isCascade)
    .map((step) => ledgerOf(step, figures, people));
