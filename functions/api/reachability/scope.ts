import { holds } from '../../../core/condition/holds.ts';
import { rootsOf } from '../../../core/condition/roots.ts';
import type { Snapshot } from '../../../core/config/snapshot.ts';
import type { Fault } from '../../../core/errors.ts';
import { type Journey, validateJourney } from '../../../core/journey/journey.ts';
import { PEOPLE, runList, segmentList } from '../../../core/lists.ts';
import type { Profile } from '../../../core/profile/profile.ts';
import { latestEdit } from '../latest-edit.ts';
import type { ApiPorts } from '../ports.ts';

/** Whom a question is about: a list of people, and who on it is meant. */
export interface Scope {
  list: string;
  isMeant?: (profile: Profile) => boolean;
}

export type ScopeAsk = { segmentId?: string | undefined; journeyId?: string | undefined };
export type ScopeFound =
  | { kind: 'scope'; scope: Scope }
  | { kind: 'unknown' }
  | { kind: 'faults'; faults: Fault[] };

const scope = (found: Scope): ScopeFound => ({ kind: 'scope', scope: found });

/** Everybody, a published segment, or whom the latest edit of a journey is for. */
export const scopeOf = async (
  ports: ApiPorts,
  { segmentId, journeyId }: ScopeAsk,
  snapshot: Snapshot,
): Promise<ScopeFound> => {
  if (segmentId !== undefined) {
    const isThere = snapshot.segments.some(({ id }) => id === segmentId);
    return isThere ? scope({ list: segmentList(segmentId) }) : { kind: 'unknown' };
  }
  if (journeyId === undefined) return scope({ list: PEOPLE });
  const edit = await latestEdit(ports, journeyId);
  if (!edit) return { kind: 'unknown' };
  const checked = validateJourney(edit.document, edit.inEffect.snapshot);
  if (checked.kind !== 'valid') return { kind: 'faults', faults: checked.faults };
  return scope(scopeOfJourney(checked.journey, snapshot, ports.clock.now()));
};

const listFor = ({ trigger }: Journey): string => {
  if ('segment' in trigger) return segmentList(trigger.segment);
  if (!('schedule' in trigger)) return PEOPLE;
  const { to } = trigger;
  return 'segment' in to
    ? segmentList(to.segment)
    : runList(to.recipientsOf.journeyId, to.recipientsOf.runId);
};

/** What its audience says of the event that starts it nobody knows before: such a condition holds for nobody here. */
const scopeOfJourney = (journey: Journey, { people }: Snapshot, nowMs: number): Scope => {
  const { audience } = journey;
  const nobody = { event: '', source: '' };
  return {
    list: listFor(journey),
    ...(audience !== undefined && {
      isMeant: (profile) => holds(audience, rootsOf(profile, nobody, { nowMs, rfm: people.rfm })),
    }),
  };
};
