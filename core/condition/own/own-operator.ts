import type { Answers } from '../answers.ts';

/**
 * An operator that JsonLogic does not have: one file and one line in own/index.ts. It asks about the person and the clock, so it
 * does not stand inside a list, whose paths begin at an entry.
 */
export interface OwnOperator {
  /** What it does, in a few words. */
  does: string;
  /** What is wrong with its arguments, in words. */
  fault(args: readonly unknown[]): string | undefined;
  /** Made once per condition of its arguments as they are written; asked with their values. */
  of(args: readonly unknown[]): (values: readonly unknown[], answers: Answers) => unknown;
}
