import type { ChannelMarks, Profile } from '../profile/profile.ts';

/** Instants of the latest message; what never happened is left out. */
export interface LatestView {
  lastSentAt?: string;
  lastDeliveredAt?: string;
  lastOpenedAt?: string;
  lastClickedAt?: string;
}

/** `messages.lastSentAt`, `messages.email.lastClickedAt`, `messages.journeys.welcome.lastSentAt`. */
export type MessagesView = LatestView & { journeys: Record<string, LatestView> } & {
  [channel: string]: LatestView | Record<string, LatestView> | string | undefined;
};

const said = <K extends keyof LatestView>(
  key: K,
  atMs: number | undefined,
): Pick<LatestView, K> | undefined =>
  atMs === undefined ? undefined : ({ [key]: new Date(atMs).toISOString() } as Pick<LatestView, K>);

const latestOf = ({ sentAtMs, deliveredAtMs, openedAtMs, clickedAtMs }: ChannelMarks): LatestView => ({
  ...said('lastSentAt', sentAtMs),
  ...said('lastDeliveredAt', deliveredAtMs),
  ...said('lastOpenedAt', openedAtMs),
  ...said('lastClickedAt', clickedAtMs),
});

const KINDS = ['sentAtMs', 'deliveredAtMs', 'openedAtMs', 'clickedAtMs'] as const;

/** The latest of each over all channels. */
const overall = (marks: readonly ChannelMarks[]): ChannelMarks => {
  const latest: ChannelMarks = {};
  for (const kind of KINDS) {
    const times = marks.flatMap((one) => one[kind] ?? []);
    if (times.length > 0) latest[kind] = Math.max(...times);
  }
  return latest;
};

/** What reached a person, as conditions and templates see it: over all channels, by channel, and by journey. */
export const messagesView = ({ messages }: Pick<Profile, 'messages'>): MessagesView => {
  const channels = Object.entries(messages?.channels ?? {});
  const journeys = Object.entries(messages?.journeys ?? {});
  return {
    ...Object.fromEntries(channels.map(([channel, marks]) => [channel, latestOf(marks)])),
    ...latestOf(overall(channels.map(([, marks]) => marks))),
    journeys: Object.fromEntries(journeys.map(([id, sentAtMs]) => [id, latestOf({ sentAtMs })])),
  };
};
