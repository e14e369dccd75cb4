import { useTexts } from './texts.ts';

/** Why somebody is no longer in a journey, in words; what is none of ours, a block's own reason say, as it is. */
export const useEndWords = () => {
  const { t } = useTexts();
  return (reason: string): string =>
    t(`ended.${reason}`, { defaultValue: t(`common:reason.${reason}`, { defaultValue: reason }) });
};
