import { notifications } from '@mantine/notifications';
import { createElement, useMemo } from 'react';
import { useCommonTexts } from '../i18n/texts.ts';
import { ProblemText } from './problem-text.tsx';

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
          message: createElement(ProblemText, { error }),
        }),
    };
  }, [t]);
};
