import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { reportJourney } from '../../../../functions/api/routes/report-journey.ts';

export type Report = AnswerOf<typeof reportJourney>;
export type FunnelRow = Report['funnel'][number];

type Counted = Record<string, number>;

export const sumOf = (counts: Counted): number => Object.values(counts).reduce((sum, one) => sum + one, 0);

const added = (a: Counted, b: Counted): Counted => {
  const sum = { ...a };
  for (const [name, count] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** One block and channel, all versions and variants of it together. */
export interface Line {
  readonly stepId: string;
  readonly channel?: string | undefined;
  readonly sent: number;
  readonly delivered: number;
  readonly opened: number;
  readonly clicked: number;
  readonly reacted: number;
  readonly cost: Counted;
  /** Not sent, by reason. */
  readonly skipped: Counted;
  readonly spared: number;
}

const FIGURES = ['sent', 'delivered', 'opened', 'clicked', 'reacted', 'spared'] as const;

const lineOf = (rows: readonly FunnelRow[]): Line => {
  const [first] = rows;
  const total = (name: (typeof FIGURES)[number]): number => rows.reduce((sum, row) => sum + row[name], 0);
  const figures = Object.fromEntries(FIGURES.map((name) => [name, total(name)])) as Record<
    (typeof FIGURES)[number],
    number
  >;
  return {
    stepId: first?.stepId ?? '',
    channel: first?.channel,
    ...figures,
    cost: rows.reduce<Counted>((sum, { cost }) => added(sum, cost), {}),
    skipped: rows.reduce<Counted>((sum, { skipped }) => added(sum, skipped), {}),
  };
};

/** In the order in which the report tells them first; lines in which nothing happened are left out. */
export const linesOf = (funnel: readonly FunnelRow[]): Line[] => {
  const groups = Map.groupBy(funnel, ({ stepId, channel = '' }) => `${stepId} ${channel}`);
  return [...groups.values()]
    .map(lineOf)
    .filter((line) => line.channel !== undefined && line.sent + line.spared + sumOf(line.skipped) > 0);
};
