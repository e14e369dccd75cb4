import type { Taken } from './progress.ts';

export type To = 'staff' | 'everybody';

const waits = (to: To, { stage, isChanged }: Taken): boolean =>
  to === 'staff'
    ? stage === 'draft'
    : stage === 'draft' || stage === 'staff' || (stage === 'live' && isChanged);

export interface LeftToPublish {
  /** May be ticked. */
  readonly open: readonly Taken[];
  /** A second person has been asked and has not answered. */
  readonly asked: readonly Taken[];
  /** What the button does, to those that are ticked: it asks before it publishes. */
  readonly act: 'propose' | 'publish';
  readonly chosen: readonly Taken[];
}

/** What is still to be published, where some are not ticked. Staff get it without a second person. */
export const leftToPublish = (
  to: To,
  taken: readonly Taken[],
  { shopTakesTwo, unticked }: { shopTakesTwo: boolean; unticked: readonly string[] },
): LeftToPublish => {
  const takesTwo = shopTakesTwo && to === 'everybody';
  const waiting = taken.filter((one) => waits(to, one));
  const asked = takesTwo ? waiting.filter(({ proposed }) => proposed === 'asked') : [];
  const open = waiting.filter((one) => !asked.includes(one));
  const ticked = open.filter(({ id }) => !unticked.includes(id));
  const toAsk = takesTwo ? ticked.filter(({ proposed }) => proposed === undefined) : [];
  return toAsk.length > 0
    ? { open, asked, act: 'propose', chosen: toAsk }
    : { open, asked, act: 'publish', chosen: ticked };
};
