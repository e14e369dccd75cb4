import type { DifferenceKind, Outcome } from './outcome.ts';

/** Sums by path, such as `draft/messages/email`: what a job can add up step by step. */
export type Counts = Record<string, number>;

/** Adds what a version would have done to one person. */
export const countOutcome = (counts: Counts, version: 'draft' | 'live', outcome: Outcome): void => {
  const add = (path: string, by: number) => {
    if (by !== 0) counts[`${version}/${path}`] = (counts[`${version}/${path}`] ?? 0) + by;
  };
  add('people', Number(outcome.entered > 0));
  add('entered', outcome.entered);
  add('heldOut', outcome.heldOut);
  add('goals', outcome.goals);
  add('orders', outcome.orders);
  for (const { channel } of outcome.messages) add(`messages/${channel}`, 1);
  for (const [reason, messages] of Object.entries(outcome.skipped)) add(`skipped/${reason}`, messages);
  for (const [currency, minor] of Object.entries(outcome.costMinor)) add(`costMinor/${currency}`, minor);
};

export const countDifference = (counts: Counts, kind: DifferenceKind): void => {
  counts[`different/${kind}`] = (counts[`different/${kind}`] ?? 0) + 1;
};

/** The sums below a path, by what follows it. */
export const below = (counts: Counts, path: string): Counts =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([name, count]) =>
      name.startsWith(`${path}/`) ? [[name.slice(path.length + 1), count]] : [],
    ),
  );
