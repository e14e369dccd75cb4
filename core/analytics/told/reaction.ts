import { noExperiments } from '../../config/experiment-settings.ts';
import type { Enrollment } from '../../journey/enrollment.ts';
import { isHeldOut } from '../../journey/holdout.ts';
import { type ReactAsk, type Reaction, structureOf } from '../../journey/reaction-sheet.ts';
import { countOfEntry, countOfTurnedAway, countsOfEnd } from './enrollment-counts.ts';
import { exposureAtEntry } from './exposures.ts';
import { newsOfGoals } from './goal-news.ts';
import type { Tell } from './tell.ts';

type Ask = Pick<ReactAsk, 'journeys' | 'pinned' | 'after' | 'shop' | 'experiments'>;

/** What has to be counted of what journeys made of a person's events. */
export const toldOfReaction = (
  ask: Ask,
  { enter, exit, goals, turnedAway }: Pick<Reaction, 'enter' | 'exit' | 'goals' | 'turnedAway'>,
): Tell => {
  const { after: profile, shop, experiments = noExperiments } = ask;
  const journeyOf = structureOf(ask);
  const over = (enrollment: Enrollment) =>
    countsOfEnd({ enrollment, journey: journeyOf(enrollment), profile, shop });
  return {
    counts: [
      ...enter.flatMap(countOfEntry),
      ...[...exit, ...enter.filter(isHeldOut)].flatMap(over),
      ...turnedAway.flatMap(countOfTurnedAway),
    ],
    news: [
      ...enter.flatMap((enrollment) => {
        const journey = journeyOf(enrollment);
        return journey ? exposureAtEntry(enrollment, journey, experiments) : [];
      }),
      ...newsOfGoals(goals),
    ],
  };
};
