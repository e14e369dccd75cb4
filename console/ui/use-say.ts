import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { ApiProblem, isNeedsTwo } from '../api/problem.ts';
import { useCommonTexts } from '../i18n/texts.ts';

type Translate = ReturnType<typeof useCommonTexts>['t'];

const KNOWN = [400, 403, 404, 409, 412, 413, 422];

/** In how many seconds there is room, where that is known. */
const tooMuch = ({ retryAfterMs }: ApiProblem, t: Translate): string =>
  retryAfterMs === undefined
    ? t('problem.429')
    : t('problem.waits', { count: Math.ceil(retryAfterMs / 1000) });

/** A problem in words: what the API says of it, else what its status means. */
export const problemText = (error: unknown, t: Translate): string => {
  if (!(error instanceof ApiProblem)) return t('problem.ours');
  if (error.status === 0) return t('problem.noAnswer');
  if (error.status === 429) return tooMuch(error, t);
  if (isNeedsTwo(error)) return t('problem.needsTwo');
  const known = KNOWN.includes(error.status) ? t(`problem.${error.status}`) : t('problem.ours');
  const faults = error.faults.map(({ path, message }) => `${path} ${message}`.trim());
  return [known, error.detail, ...faults.slice(0, 5)].filter(Boolean).join(' ');
};

/** Short notices at the edge of the page. */
export const useSay = () => {
  const { t } = useCommonTexts();
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('close') };
    return {
      done: (message: string) =>
        notifications.show({ message, color: 'teal', autoClose: 4000, closeButtonProps }),
      problem: (error: unknown) =>
        notifications.show({
          ...{ color: 'red', autoClose: 10_000, closeButtonProps },
          message: problemText(error, t),
        }),
    };
  }, [t]);
};
