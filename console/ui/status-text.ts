import { ApiProblem } from '../api/problem.ts';
import type { useCommonTexts } from '../i18n/texts.ts';

type Translate = ReturnType<typeof useCommonTexts>['t'];

const KNOWN = [400, 403, 404, 409, 412, 413, 422];

/** In how many seconds there is room, where that is known. */
const tooMuch = ({ retryAfterMs }: ApiProblem, t: Translate): string =>
  retryAfterMs === undefined
    ? t('problem.429')
    : t('problem.waits', { count: Math.ceil(retryAfterMs / 1000) });

/** What the status of a problem means. */
export const statusText = (error: unknown, t: Translate): string => {
  if (!(error instanceof ApiProblem)) return t('problem.ours');
  if (error.status === 0) return t('problem.noAnswer');
  if (error.status === 429) return tooMuch(error, t);
  return KNOWN.includes(error.status) ? t(`problem.${error.status}`) : t('problem.ours');
};
