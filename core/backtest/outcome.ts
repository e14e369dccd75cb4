import type { Channel } from '../consent/consent.ts';

/** What one version would have done to one person. */
export interface Outcome {
  /** How often she would have come in. */
  entered: number;
  /** How often chance would have kept her out, to be counted against the others. */
  heldOut: number;
  /** How often the journey would have reached its goal with her. */
  goals: number;
  /** In the order of time. */
  messages: { channel: Channel; atMs: number }[];
  /** Messages that were not sent, by reason. */
  skipped: Record<string, number>;
  /** In minor units by currency. */
  costMinor: Record<string, number>;
  /** Her orders within so many days after a message. */
  orders: number;
}

export const nothingHappened = (): Outcome => ({
  entered: 0,
  heldOut: 0,
  goals: 0,
  messages: [],
  skipped: {},
  costMinor: {},
  orders: 0,
});

/** How two versions treat one person differently: the first of these that is so. */
export const differenceKinds = [
  'only-draft-enters',
  'only-live-enters',
  'more-messages',
  'fewer-messages',
  'other-channels',
  'other-times',
] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** Messages less far apart than this are at the same time. */
const SAME_MS = 60_000;

export const differenceOf = (draft: Outcome, live: Outcome): DifferenceKind | undefined => {
  if (draft.entered > 0 !== live.entered > 0)
    return draft.entered > 0 ? 'only-draft-enters' : 'only-live-enters';
  const more = draft.messages.length - live.messages.length;
  if (more !== 0) return more > 0 ? 'more-messages' : 'fewer-messages';
  const channelsOf = ({ messages }: Outcome) => messages.map(({ channel }) => channel).join();
  if (channelsOf(draft) !== channelsOf(live)) return 'other-channels';
  const isLater = draft.messages.some(
    ({ atMs }, index) => Math.abs(atMs - (live.messages[index]?.atMs ?? atMs)) > SAME_MS,
  );
  return isLater ? 'other-times' : undefined;
};
