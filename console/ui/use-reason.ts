import { useCommonTexts } from '../i18n/texts.ts';

/** A code of the API in words; what is none of ours, a step's own reason say, as it is. */
export const useReason = () => {
  const { t } = useCommonTexts();
  return (code: string): string => t(`reason.${code}`, { defaultValue: code });
};

/** Where an event came from, as people say it. */
export const useSourceName = () => {
  const { t } = useCommonTexts();
  return (source: string): string => t(`source.${source}`, { defaultValue: source });
};
