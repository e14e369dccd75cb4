import { type Dependencies, dependenciesOf, type Part } from '../condition/dependencies.ts';
import { mayHaveChanged } from '../condition/may-have-changed.ts';
import { contentHash } from '../config/canonical.ts';
import type { Snapshot } from '../config/snapshot.ts';
import type { Profile } from '../profile/profile.ts';
import { inOrder } from './in-order.ts';
import type { OccasionRule } from './occasions.ts';
import { conditionOf, type Segment } from './segment.ts';

export interface IndexedSegment {
  id: string;
  segment: Segment;
  on: Dependencies;
}

/** A live journey that a date starts. */
export interface DateJourney extends OccasionRule {
  journeyId: string;
  /** Of the date: `profile.birthday`. */
  path: string;
  on: Dependencies;
}

/** What is published that is asked of every person: made once per revision. */
export interface SegmentIndex {
  /** Names all of it: people are judged anew by another. Empty where nothing is asked. */
  id: string;
  /** Each after those that it names. */
  segments: readonly IndexedSegment[];
  /** The same by what they look at, so that what nobody changed costs one look. */
  byPart: readonly { on: Dependencies; segments: readonly IndexedSegment[] }[];
  /** Whatever she does, the clock may change these. */
  byClock: readonly IndexedSegment[];
  /** Those who look at the journeys she is in. */
  byJourney: readonly IndexedSegment[];
  lists: readonly string[];
  dates: readonly DateJourney[];
}

type Asked = Pick<Snapshot, 'segments' | 'journeys' | 'people' | 'contact'>;

const datesIn = (journeys: Snapshot['journeys']): DateJourney[] =>
  journeys.flatMap(({ journey: { id, trigger }, status }) => {
    if (status !== 'live' || !('date' in trigger)) return [];
    const { date: path, offset, yearly, at } = trigger;
    return [{ journeyId: id, path, offset, yearly, at, on: dependenciesOf({ var: path }) }];
  });

const union = <T>(sets: readonly Iterable<T>[]): Set<T> => new Set(sets.flatMap((one) => [...one]));

/** One question for all that look at a part. */
const together = (part: Part, all: readonly IndexedSegment[]): Dependencies => ({
  parts: new Set([part]),
  traits: union(all.map(({ on }) => on.traits)),
  times: all.flatMap(({ on }) => on.times),
  segments: union(all.map(({ on }) => on.segments)),
  journeys: union(all.map(({ on }) => on.journeys)),
  byClock: false,
});

const byPartOf = (segments: readonly IndexedSegment[]): SegmentIndex['byPart'] => {
  const parts = new Map<Part, IndexedSegment[]>();
  for (const one of segments)
    for (const part of one.on.parts)
      if (part !== 'segments') parts.set(part, [...(parts.get(part) ?? []), one]);
  return [...parts].map(([part, all]) => ({ on: together(part, all), segments: all }));
};

/** The rules and the house's settings that an outcome depends on. */
export const indexSegments = ({ segments: published, journeys, people, contact }: Asked): SegmentIndex => {
  const dates = datesIn(journeys);
  const segments = inOrder(published).segments.map((segment) => ({
    id: segment.id,
    segment,
    on: dependenciesOf(conditionOf(segment)),
  }));
  const isAsked = segments.length > 0 || dates.length > 0;
  const rules = [published, dates.map(({ on: _, ...date }) => date), people.rfm, contact.timezone];
  return {
    id: isAsked ? contentHash(rules).slice(0, 8) : '',
    segments,
    byPart: byPartOf(segments),
    byClock: segments.filter(({ on }) => on.byClock),
    byJourney: segments.filter(({ on }) => on.parts.has('journeys')),
    lists: segments.filter(({ segment }) => 'list' in segment).map(({ id }) => id),
    dates,
  };
};

/** Segments whose outcome may be another after a change of the profile; those that they name are for the judge to follow. */
export const concernedBy = (
  { byPart }: Pick<SegmentIndex, 'byPart'>,
  before: Profile,
  after: Profile,
): Set<IndexedSegment> =>
  new Set(
    byPart
      .filter(({ on }) => mayHaveChanged(on, before, after))
      .flatMap(({ segments }) => segments.filter(({ on }) => mayHaveChanged(on, before, after))),
  );
