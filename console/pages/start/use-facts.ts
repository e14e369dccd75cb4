import { useQueries } from '@tanstack/react-query';
import type { PeopleSettings } from '../../../core/config/people-settings.ts';
import type { Journey } from '../../../core/journey/journey.ts';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { listLibrary } from '../../../functions/api/routes/list-library.ts';
import type { reportReachability } from '../../../functions/api/routes/report-reachability.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { documentOf } from '../../ui/document/use-document.ts';
import { type Facts, takenOf } from './progress.ts';

export type Ready = AnswerOf<typeof listLibrary>['journeys'][number];

/** How far this Kaskad has come; undefined until it is known. */
export const useFacts = (): { facts: Facts; library: readonly Ready[] } | { error: unknown } | undefined => {
  const reach = useAnswer<typeof reportReachability>('/v1/reports/reachability', { everyMs: 30_000 });
  const library = useAnswer<typeof listLibrary>('/v1/library');
  const people = useAnswer('/v1/settings/people');
  const there = (library.data?.journeys ?? []).filter(({ isThere }) => isThere);
  const views = useQueries({ queries: there.map(({ id }) => documentOf<Journey>('journeys', id)) });
  const settings = people.data as PeopleSettings | undefined;
  const failed = [reach, library, people, ...views].find(({ isError }) => isError);
  if (failed) return { error: failed.error };
  if (!reach.data || !library.data || !settings || views.some((view) => view.data === undefined))
    return undefined;
  return {
    library: library.data.journeys,
    facts: {
      isTold: reach.data.people > 0,
      taken: views.flatMap(({ data }) => (data ? [takenOf(data.view, data.draftVersion)] : [])),
      staff: settings.staff.length,
    },
  };
};
