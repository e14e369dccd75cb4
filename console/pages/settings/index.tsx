import { useCommonTexts } from '../../i18n/texts.ts';
import { Page } from '../../ui/page.tsx';

export function Component() {
  const { t } = useCommonTexts();
  return <Page title={t('nav.settings')}>{null}</Page>;
}
