import type { Count } from '../../core/analytics/count.ts';
import { countOfDouble } from '../../core/analytics/told/enrollment-counts.ts';
import { toldOfReaction, toldOfReturn } from '../../core/analytics/told/reaction.ts';
import { nothingToTell, type Tell } from '../../core/analytics/told/tell.ts';
import type { AppliedEvent } from '../../core/journey/applied-event.ts';
import type { Enrollment } from '../../core/journey/enrollment.ts';
import { withoutMoved } from '../../core/journey/further-along.ts';
import { marksOf } from '../../core/journey/marks.ts';
import { noReaction, type Reaction, structureOf } from '../../core/journey/reaction-sheet.ts';
import { withMarks } from '../../core/profile/merge-profiles.ts';
import { counts, isStaff } from '../../core/profile/staff.ts';
import type { Member } from '../../core/profile/working-set.ts';
import { endDoubles } from './end-doubles.ts';
import { pinnedStructures } from './pinned-structures.ts';
import type { UpdateProfilePorts } from './ports.ts';
import { reactWithinCaps } from './react-within-caps.ts';
import type { Rules } from './rules.ts';

interface Considered {
  reaction: Reaction;
  /** What was stored of her. */
  enrollments: readonly Enrollment[];
  told: Tell;
  /** To be told before anything of the reaction is stored. */
  undone: Count[];
}

/** What journeys make of her events. Nothing of it is stored by them yet, but the ends of doubles. */
export const reactionOf = async (
  ports: UpdateProfilePorts,
  rules: Rules,
  member: Member,
  events: readonly AppliedEvent[],
): Promise<Considered> => {
  const { shop, contact, fold, experiments } = rules;
  const journeys = isStaff(member.profile, fold.people) ? rules.staffJourneys : rules.journeys;
  const { before, sharedJourneys: shared } = member;
  const reacts =
    events.length > 0 &&
    (shared.length > 0 ||
      ports.journeys.needsEnrollments(journeys, before, member.profile, events, fold.people.rfm));
  if (!reacts && shared.length === 0)
    return { reaction: noReaction, enrollments: [], told: nothingToTell, undone: [] };
  const { id, mergedFrom } = member.profile;
  const all = await ports.enrollments.ofProfiles([id, ...mergedFrom]);
  const pinned = await pinnedStructures(ports, journeys, all);
  const asked = {
    journeys,
    before,
    after: member.profile,
    events,
    nowMs: ports.clock.now(),
    shop,
    experiments,
    pinned,
    rfm: fold.people.rfm,
    ...(!counts(member.profile, fold.people) && { uncounted: true as const }),
  };
  const leaving = () =>
    reacts ? ports.journeys.react({ ...asked, enrollments: withoutMoved(all) }).exit : [];
  const { enrollments, doubles } = await endDoubles(ports, journeys, all, leaving);
  const ended = doubles.flatMap(countOfDouble);
  const known = withoutMoved(enrollments);
  // A mark that came from somebody who became one with her may hide one that goes on.
  const isMixed = shared.length + doubles.length > 0;
  const marks = isMixed ? marksOf(member.profile, known, structureOf({ journeys, pinned })) : {};
  if (!reacts) {
    const told = { counts: ended, news: [] };
    return { reaction: { ...noReaction, entries: marks }, enrollments, told, undone: [] };
  }
  const ask = { ...asked, after: withMarks(member.profile, marks), enrollments: known };
  const reaction = await reactWithinCaps(ports, ask, contact.timezone);
  const { counts: more, news } = toldOfReaction(ask, reaction);
  return {
    reaction: { ...reaction, entries: { ...marks, ...reaction.entries } },
    enrollments,
    told: { counts: [...ended, ...more], news },
    undone: toldOfReturn(ask, reaction),
  };
};
