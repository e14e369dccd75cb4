import { useCommonTexts } from '../i18n/texts.ts';
import { To } from '../ui/link.tsx';
import { Empty } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';

export function NotHere() {
  const { t } = useCommonTexts();
  return (
    <Page title={t('notHere.title')}>
      <Empty title={t('notHere.text')} action={<To to="/">{t('nav.overview')}</To>} />
    </Page>
  );
}
