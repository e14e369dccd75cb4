import { addressOf } from '../api/address.ts';
import { askEarly } from '../api/early.ts';
import { daysOf, rangeOf } from '../pages/overview/period.ts';

/** What a page asks at first, by the address below that of its part; the same questions as in `ahead.ts`. */
const questions: Readonly<
  Partial<Record<string, (asked: URLSearchParams, id?: string, tab?: string) => readonly string[]>>
> = {
  '': (asked) => [addressOf('/v1/reports/overview', rangeOf(daysOf(asked.get('days')), Date.now()))],
  journeys: (_, id, tab) => {
    if (id === undefined) return ['/v1/journeys?archived=false', '/v1/reports/summary'];
    if (tab !== undefined) return [`/v1/journeys/${id}`];
    return [`/v1/journeys/${id}`, `/v1/journeys/${id}/people/count`, `/v1/reports/journeys/${id}`];
  },
  templates: (_, id) => [
    id === undefined ? '/v1/templates?archived=false&usedBy=true' : `/v1/templates/${id}`,
  ],
};

/** Asks what a page will ask, before there is anything to draw it with. */
export const askAnswers = ({ pathname, search }: Location): void => {
  const [part = '', ...below] = pathname.split('/').filter(Boolean);
  askEarly('/v1/me', '/v1/health', ...(questions[part]?.(new URLSearchParams(search), ...below) ?? []));
};
