import { noExperiments } from '../../config/experiment-settings.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { isHeldOut } from '../../journey/holdout.ts';
import { type ReactAsk, type Reaction, structureOf } from '../../journey/reaction-sheet.ts';
import type { Profile } from '../../profile/profile.ts';
import type { Count } from '../count.ts';
import { countOfEntry, countOfTurnedAway, countsOfEnd, countsOfUndone } from './enrollment-counts.ts';
import { exposureAtEntry } from './exposures.ts';
import { newsOfGoals } from './goal-news.ts';
import type { Tell } from './tell.ts';

type Ask = Pick<ReactAsk, 'journeys' | 'pinned' | 'after' | 'shop' | 'experiments' | 'enrollments'>;

/**
 * Entries that somebody made who was cut off before he told of them: another event of hers may be the first to see them, and from then on
 * nobody asks any more. Her profile does not name them yet. Told of twice they count once.
 */
const foundUntold = ({ after, enrollments }: Ask, marks: Profile['entries']): Enrollment[] => {
  const [known, named] = [new Map(Object.entries(after.entries)), new Map(Object.entries(marks))];
  return enrollments.filter(({ id, journeyId, enteredAtMs }) => {
    const [before, now] = [known.get(journeyId), named.get(journeyId)];
    if (!now || id === before?.enrollmentId) return false;
    return id === now.enrollmentId || enteredAtMs >= (before?.atMs ?? Number.NEGATIVE_INFINITY);
  });
};

/** What has to be counted of what journeys made of a person's events. */
export const toldOfReaction = (
  ask: Ask,
  {
    enter,
    exit,
    goals,
    turnedAway,
    entries,
  }: Pick<Reaction, 'enter' | 'exit' | 'goals' | 'turnedAway' | 'entries'>,
): Tell => {
  const { after: profile, shop, experiments = noExperiments } = ask;
  const journeyOf = structureOf(ask);
  const over = (enrollment: Enrollment) =>
    countsOfEnd({ enrollment, journey: journeyOf(enrollment), profile, shop });
  const made = [...new Map([...foundUntold(ask, entries), ...enter].map((one) => [one.id, one])).values()];
  return {
    counts: [
      ...made.flatMap(countOfEntry),
      ...[...exit, ...made.filter(isHeldOut)].flatMap(over),
      ...turnedAway.flatMap(countOfTurnedAway),
    ],
    news: [
      ...made.flatMap((enrollment) => {
        const journey = journeyOf(enrollment);
        return journey ? exposureAtEntry(enrollment, journey, experiments) : [];
      }),
      ...newsOfGoals(goals),
    ],
  };
};

/** Of whom somebody let go on who was out: to be told before that is stored, as nobody sees afterwards that she was. */
export const toldOfReturn = (ask: Ask, { wake }: Pick<Reaction, 'wake'>): Count[] => {
  const { after: profile, shop, enrollments } = ask;
  const back = new Set(wake.map(({ id }) => id));
  return enrollments
    .filter(({ id, status }) => back.has(id) && status !== 'active')
    .flatMap((enrollment) =>
      countsOfUndone({ enrollment, journey: structureOf(ask)(enrollment), profile, shop }),
    );
};
