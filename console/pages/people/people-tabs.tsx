import { useLocation } from 'react-router';
import { TabLinks } from '../../ui/tab-links.tsx';
import { useTexts } from './blocked/texts.ts';

const PLACES = { search: '/people', blocked: '/people/blocked' } as const;

/** Finding somebody, and who cannot be written to. */
export function PeopleTabs() {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const tabs = Object.entries(PLACES).map(([name, to]) => ({
    to,
    label: t(`tabs.${name}`),
    isHere: pathname === to,
  }));
  return <TabLinks label={t('tabs.label')} tabs={tabs} />;
}
