import type { WorkFiles } from '../../../core/archive/event-archive.ts';
import { type Counts, countDifference, countOutcome } from '../../../core/backtest/counts.ts';
import { happeningsOf, type Row } from '../../../core/backtest/happenings.ts';
import { differenceOf } from '../../../core/backtest/outcome.ts';
import { type PlayAsk, type Played, play } from '../../../core/backtest/play.ts';
import type { Difference } from '../../../core/backtest/report.ts';
import type { Channel } from '../../../core/consent/consent.ts';
import type { Suppressions } from '../../../core/contact/ports.ts';
import type { Profiles } from '../../../core/ports.ts';
import { isLifted } from '../../../core/privacy/is-lifted.ts';
import { addressOf } from '../../../core/profile/address-of.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { shelfName } from './cursor.ts';

/** Profiles read at once. */
const AT_ONCE = 50;

export interface ShelfAsk {
  jobId: string;
  shelf: number;
  after: string | undefined;
  files: WorkFiles;
  profiles: Pick<Profiles, 'load'>;
  suppressions: Pick<Suppressions, 'find'>;
  draft: Played;
  live: Played | undefined;
  setting: Omit<PlayAsk, 'profile' | 'happenings' | 'suppressed'>;
  hasTime(): boolean;
}

export interface ShelfOutcome {
  counts: Counts;
  differences: Difference[];
  /** Where there is more: the last person who has been played. */
  after?: string;
}

/** Plays both versions for the people of one part, one after the other, while there is time. */
export const playShelf = async (ask: ShelfAsk): Promise<ShelfOutcome> => {
  const out: ShelfOutcome = { counts: {}, differences: [] };
  const people = (await peopleOf(ask)).filter(([id]) => ask.after === undefined || id > ask.after);
  for (let at = 0; at < people.length; at += AT_ONCE) {
    const some = people.slice(at, at + AT_ONCE);
    const profiles = await ask.profiles.load(some.map(([id]) => id));
    for (const [index, [id, rows]] of some.entries()) {
      const profile = profiles.get(id)?.value;
      if (profile && counts(profile)) await playOne(ask, profile, rows, out);
      // Whoever fills a cart with hundreds of lines may take a second.
      if (at + index + 1 < people.length && !ask.hasTime()) return { ...out, after: id };
    }
  }
  return out;
};

/** Staff and those of whom only sums are left count nowhere; nobody is played twice after a merge. */
const counts = ({ staff, anonymized, mergedInto }: Profile): boolean =>
  !staff && !anonymized && mergedInto === undefined;

const peopleOf = async ({ files, jobId, shelf }: ShelfAsk): Promise<[string, Row[]][]> => {
  const rows: Row[] = [];
  for (const name of await files.names(shelfName(jobId, shelf)))
    for (const row of (await files.rows(name)) as Row[]) rows.push(row);
  return [...Map.groupBy(rows, ({ profileId }) => profileId)].sort(([a], [b]) => (a < b ? -1 : 1));
};

const playOne = async (ask: ShelfAsk, profile: Profile, rows: Row[], out: ShelfOutcome): Promise<void> => {
  const { draft, live, setting } = ask;
  const happenings = happeningsOf(rows, draft.journey.id);
  const both = (suppressed: PlayAsk['suppressed'] = {}) => {
    const person = { ...setting, profile, happenings, suppressed };
    return { draft: play(draft, person), live: live && play(live, person) };
  };
  const first = both();
  const channels = new Set(
    [first.draft, first.live].flatMap((outcome) => outcome?.messages.map(({ channel }) => channel) ?? []),
  );
  const blocked = await blockedOf(ask, profile, channels);
  const outcomes = Object.keys(blocked).length > 0 ? both(blocked) : first;
  note(out, profile.id, outcomes);
};

/** Asked only of those who would get something: of most people nobody need ask. */
const blockedOf = async (
  { suppressions, draft }: ShelfAsk,
  profile: Profile,
  channels: ReadonlySet<Channel>,
): Promise<Partial<Record<Channel, string>>> => {
  const purpose = draft.journey.purpose ?? 'marketing';
  const blocked: Partial<Record<Channel, string>> = {};
  for (const channel of channels) {
    const address = addressOf(profile, channel);
    const found = address === undefined ? undefined : await suppressions.find(channel, address);
    if (found && address !== undefined && !isLifted(found, { profile, channel, address, purpose }))
      blocked[channel] = found.reason;
  }
  return blocked;
};

const note = (
  { counts, differences }: ShelfOutcome,
  profileId: string,
  { draft, live }: { draft: Difference['draft']; live: Difference['live'] | undefined },
): void => {
  counts.people = (counts.people ?? 0) + 1;
  countOutcome(counts, 'draft', draft);
  if (!live) return;
  countOutcome(counts, 'live', live);
  const kind = differenceOf(draft, live);
  if (kind === undefined) return;
  countDifference(counts, kind);
  differences.push({ profileId, kind, draft, live });
};
