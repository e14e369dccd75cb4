import type { LoaderFunction, ShouldRevalidateFunctionArgs } from 'react-router';
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
import { fetchFiles } from './files.ts';

/** A page, its files and what it shows begin side by side; `params['*']` is the address below that of its part. */
type Ahead = (below: readonly string[], asked: URLSearchParams) => void;

const loader =
  (ahead: Ahead): LoaderFunction =>
  ({ params, request }) => {
    const { pathname, searchParams } = new URL(request.url);
    fetchFiles(pathname);
    ahead((params['*'] ?? '').split('/').filter(Boolean), searchParams);
    return null;
  };

/** Each address of a part is a page; what changes behind the question mark is the page's own. */
const begins = (ahead: Ahead) => ({
  loader: loader(ahead),
  shouldRevalidate: ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
    currentUrl.pathname !== nextUrl.pathname,
});

/** Once: every page has it around itself. */
export const shell = {
  loader: () => {
    askAhead(meOf(sessionToken()), offsetOf());
    return null;
  },
  shouldRevalidate: () => false,
};

/** A part that asks for nothing ahead. */
export const plain = begins(() => undefined);

/** By the browser's clock: where the server's is in the same hour, it is the page's own question. */
export const overview = begins((_, asked) => {
  const range = rangeOf(daysOf(asked.get('days')), Date.now());
  askAhead(answerOf<typeof reportOverview>('/v1/reports/overview', range));
});

export const journeys = begins(([id, tab]) => {
  if (id === undefined)
    return askAhead(documentsOf('journeys'), answerOf<typeof reportSummary>('/v1/reports/summary'));
  askAhead(documentOf('journeys', id));
  if (tab !== undefined) return;
  const path = encodeURIComponent(id);
  askAhead(
    answerOf<typeof countPeopleInside>(`/v1/journeys/${path}/people/count`),
    answerOf<typeof reportJourney>(`/v1/reports/journeys/${path}`),
  );
});

export const templates = begins(([id]) =>
  askAhead(id === undefined ? documentsOf('templates') : documentOf('templates', id)),
);
