import { countOf, type Figure, type Money, moneyOf, reasonsOf, totalOf } from './figures.ts';
import { boundedMessages, type MessageFigures } from './messages.ts';

/** What one rung of a step, in one version, did for those of one variant. */
export interface FunnelLine extends MessageFigures {
  version: number;
  stepId: string;
  /** Of a cascade, from 0. */
  rung?: number;
  channel?: string;
  variant?: string;
  skipped: Record<string, number>;
  held: Record<string, number>;
  reacted: number;
  attributed: number;
  spared: number;
  notSpent: Money;
}

const lineOf = ({ row, amounts }: Figure): FunnelLine => {
  const messages = boundedMessages([{ row, amounts }]);
  const { version = 0, stepId = '', rung, channel, variant } = row;
  return {
    ...{ version, stepId },
    ...(rung !== undefined && { rung }),
    ...(channel !== undefined && { channel }),
    ...(variant !== undefined && { variant }),
    skipped: reasonsOf(amounts, 'skipped'),
    held: reasonsOf(amounts, 'held'),
    ...messages,
    reacted: countOf(amounts, 'reacted', messages.sent),
    attributed: countOf(amounts, 'attributed'),
    spared: countOf(amounts, 'spared'),
    notSpent: moneyOf(amounts, 'notSpent'),
  };
};

/** By version, then in the order of the steps as they are now; those that are no more come last. */
const placeOf = ({ row }: Figure, steps: readonly string[]): [number, number, string, number, string] => {
  const at = steps.indexOf(row.stepId ?? '');
  const { version = 0, stepId = '', rung = -1, channel = '', variant = '' } = row;
  return [-version, at < 0 ? steps.length : at, stepId, rung, `${channel} ${variant}`];
};

const compared = (a: readonly (number | string)[], b: readonly (number | string)[]): number => {
  const at = a.findIndex((part, index) => part !== b[index]);
  const [one, other] = [a[at] ?? 0, b[at] ?? 0];
  return at < 0 ? 0 : one < other ? -1 : 1;
};

/** That people left at a step is no message of it. */
const isOfMessage = ({ row, amounts }: Figure): boolean => {
  const measures = Object.keys(amounts);
  const onlyLeft = measures.length > 0 && measures.every((measure) => measure.startsWith('ended:'));
  return row.stepId !== undefined && !onlyLeft;
};

/** The way through a journey, the latest version first. */
export const funnelOf = (figures: readonly Figure[], steps: readonly string[]): FunnelLine[] =>
  figures
    .filter(isOfMessage)
    .toSorted((a, b) => compared(placeOf(a, steps), placeOf(b, steps)))
    .map(lineOf);

/** How many came in, and what people inside did, each on its own day: who converts may have come in before the first. */
export interface PassedThrough {
  entered: number;
  ended: Record<string, number>;
  /** Reached what the journey is for. */
  converted: number;
  revenue: Money;
}

export const passedThrough = (figures: readonly Figure[]): PassedThrough => {
  const total = totalOf(figures);
  return {
    entered: countOf(total, 'entered'),
    ended: reasonsOf(total, 'ended'),
    converted: countOf(total, 'converted'),
    revenue: moneyOf(total, 'revenue'),
  };
};
