import type { ExperimentSettings } from '../config/experiment-settings.ts';
import type { ShopSettings } from '../config/settings.ts';
import type { EntryMark, Profile } from '../profile/profile.ts';
import type { Moment } from '../profile/stats/computed.ts';
import type { TimelineItem } from '../send/timeline.ts';
import type { AppliedEvent } from './applied-event.ts';
import type { CompiledJourney } from './compile.ts';
import type { Enrollment } from './enrollment.ts';
import type { JourneyIndex } from './journey-index.ts';
import { ended } from './moves.ts';
import { endItemId, skipsOnEnd } from './skips.ts';

/** What the events of one person change about her journeys. All of it may be written twice. */
export interface Reaction {
  /** To create, and to arm at (wakeNo, wakesAtMs) if it wakes at all. */
  enter: Enrollment[];
  /** Ended copies to save, version untouched. */
  exit: Enrollment[];
  /** What they wait for has happened: to arm at (wakeNo, wakesAtMs), then to save. */
  wake: Enrollment[];
  /** To save as they are: a goal that is booked, something heard on the way to a step. */
  keep: Enrollment[];
  timeline: TimelineItem[];
  /** Goals that these events are, booked now or when they were told before. */
  goals: { enrollment: Enrollment; event: AppliedEvent }[];
  /** For whom there was no room. */
  turnedAway: Enrollment[];
  /** New marks to merge into the profile. */
  entries: Record<string, EntryMark>;
}

/** What the timeline says of the ends, and what else it says. */
export const saidOfEnds = ({ exit, timeline }: Pick<Reaction, 'exit' | 'timeline'>) => {
  const ids = new Set(exit.map(endItemId));
  const isOfEnd = ({ id }: TimelineItem) => ids.has(id);
  return { ofEnds: timeline.filter(isOfEnd), others: timeline.filter((item) => !isOfEnd(item)) };
};

export const noReaction: Reaction = {
  ...{ enter: [], exit: [], wake: [], keep: [], timeline: [] },
  ...{ goals: [], turnedAway: [], entries: {} },
};

export interface ReactAsk {
  journeys: JourneyIndex;
  before: Profile;
  after: Profile;
  /** In event-time order. */
  events: readonly AppliedEvent[];
  /** Hers, of the winner and the losers of a merge, ended ones included. */
  enrollments: readonly Enrollment[];
  nowMs: number;
  shop: ShopSettings;
  experiments?: ExperimentSettings;
  /** Figures are not about her: of the shop, a test, or a robot. */
  uncounted?: true;
  /** Structures other than the published ones that enrollments are pinned to, by `nameOfVersion`. */
  pinned?: ReadonlyMap<string, CompiledJourney>;
  /** Enrollments for which there is no room under an entry cap. */
  full?: ReadonlySet<string>;
  /** Where the shop's scores part. */
  rfm?: Moment['rfm'];
}

/** What one pass over the events works on. */
export interface Sheet {
  ask: ReactAsk;
  /** As they stand now, by id. */
  standing: Map<string, Enrollment>;
  /** Stored before this pass. */
  stored: ReadonlySet<string>;
  entered: Set<string>;
  ended: Set<string>;
  woken: Set<string>;
  kept: Set<string>;
  timeline: TimelineItem[];
  goals: Reaction['goals'];
  turnedAway: Enrollment[];
}

export const nameOfVersion = ({
  journeyId,
  journeyVersion,
}: Pick<Enrollment, 'journeyId' | 'journeyVersion'>) => `${journeyId}#${journeyVersion}`;

/** What an enrollment is pinned to; the published one where the other is not at hand. */
export const structureOf =
  ({ journeys, pinned }: Pick<ReactAsk, 'journeys' | 'pinned'>) =>
  (enrollment: Enrollment): CompiledJourney | undefined => {
    const published = journeys.byId.get(enrollment.journeyId)?.compiled;
    if (published?.version === enrollment.journeyVersion) return published;
    return pinned?.get(nameOfVersion(enrollment)) ?? published;
  };

export interface End {
  reason: string;
  atMs: number;
  source?: string;
}

/** One that was made in this very pass never was: nothing of it has been stored. */
export const end = (sheet: Sheet, enrollment: Enrollment, { reason, atMs, source }: End): void => {
  sheet.standing.set(enrollment.id, ended(enrollment, { kind: 'exit', reason }, atMs));
  if (!sheet.stored.has(enrollment.id)) {
    sheet.standing.delete(enrollment.id);
    return;
  }
  sheet.ended.add(enrollment.id);
  tellEnd(sheet, enrollment, { reason, atMs, ...(source !== undefined && { source }) });
};

/** The messages that are not sent because of it. */
export const tellEnd = (sheet: Sheet, enrollment: Enrollment, { reason, atMs, source }: End): void => {
  const { journeys, after, shop } = sheet.ask;
  const journey = journeys.byId.get(enrollment.journeyId)?.compiled;
  if (!journey) return;
  const from = source === undefined ? {} : { source };
  const entries = skipsOnEnd({ enrollment, journey, profile: after, shop, reason, atMs, ...from });
  if (entries.length > 0)
    sheet.timeline.push({ profileId: after.id, atMs, id: endItemId(enrollment), entries });
};

export const active = (sheet: Sheet): Enrollment[] =>
  [...sheet.standing.values()].filter((one) => one.status === 'active');
