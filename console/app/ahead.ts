import type { LoaderFunction } from 'react-router';
import type { countPeopleInside } from '../../functions/api/routes/count-people-inside.ts';
import type { reportJourney } from '../../functions/api/routes/report-journey.ts';
import type { reportOverview } from '../../functions/api/routes/report-overview.ts';
import type { reportSummary } from '../../functions/api/routes/report-summary.ts';
import { askAhead } from '../api/query-client.ts';
import { answerOf } from '../api/use-answer.ts';
import { meOf } from '../auth/me.tsx';
import { sessionToken } from '../auth/session.ts';
import { daysOf, rangeOf } from '../pages/overview/period.ts';
import { documentOf } from '../ui/document/use-document.ts';
import { documentsOf } from '../ui/document/use-documents.ts';
import { offsetOf } from '../ui/use-now.ts';

/** A page and what it shows begin side by side; `params['*']` is the address below that of its part. */
type Ahead = (below: readonly string[], asked: URLSearchParams) => void;

/** Nothing waits for it: a file that cannot be had is asked for again, and missed, by the page. */
const quietly = (load: Promise<unknown>): void => void load.catch(() => undefined);

const loader =
  (ahead: Ahead): LoaderFunction =>
  ({ params, request }) => {
    ahead((params['*'] ?? '').split('/').filter(Boolean), new URL(request.url).searchParams);
    return null;
  };

/** What changes behind the question mark is the page's own. */
const begins = (ahead: Ahead) => ({ loader: loader(ahead), shouldRevalidate: () => false });

export const shell = begins(() => askAhead(meOf(sessionToken()), offsetOf()));

/** By the browser's clock: where the server's is in the same hour, it is the page's own question. */
export const overview = begins((_, asked) => {
  const range = rangeOf(daysOf(asked.get('days')), Date.now());
  askAhead(answerOf<typeof reportOverview>('/v1/reports/overview', range));
});

export const journeys = begins(([id, tab]) => {
  if (id === undefined) {
    quietly(import('../pages/journeys/list/list-page.tsx'));
    return askAhead(documentsOf('journeys'), answerOf<typeof reportSummary>('/v1/reports/summary'));
  }
  quietly(import('../pages/journeys/journey/journey-page.tsx'));
  askAhead(documentOf('journeys', id));
  if (tab !== undefined) return;
  quietly(import('../pages/journeys/editor/editor.tsx'));
  const path = encodeURIComponent(id);
  askAhead(
    answerOf<typeof countPeopleInside>(`/v1/journeys/${path}/people/count`),
    answerOf<typeof reportJourney>(`/v1/reports/journeys/${path}`),
  );
});

export const templates = begins(([id]) => {
  if (id !== undefined) {
    quietly(import('../pages/templates/template-page.tsx'));
    return askAhead(documentOf('templates', id));
  }
  quietly(import('../pages/templates/list/list-page.tsx'));
  askAhead(documentsOf('templates'));
});
