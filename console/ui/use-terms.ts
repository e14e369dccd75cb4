import type { Terms } from '../../core/offer/offer.ts';
import { useCommonTexts } from '../i18n/texts.ts';
import { useFormat } from '../i18n/use-format.ts';

/** What is promised, as one line: `−10%, free delivery, on all teapots`. */
export const useTerms = () => {
  const { t } = useCommonTexts();
  const { percent: share, money } = useFormat();
  return ({ percent, amount, currency, freeShipping, text }: Terms): string => {
    const isMoney = amount !== undefined && currency !== undefined && /^[A-Z]{3}$/.test(currency);
    return [
      percent !== undefined && `−${share(percent / 100)}`,
      isMoney && `−${money(amount, currency)}`,
      freeShipping && t('terms.freeShipping'),
      text,
    ]
      .filter(Boolean)
      .join(', ');
  };
};
