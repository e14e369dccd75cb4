import { Button } from '@mantine/core';
import { Link, Route, Routes, useLocation } from 'react-router';
import { NotHere } from '../../app/not-here.tsx';
import { Allowed } from '../../auth/me.tsx';
import { Page } from '../../ui/page.tsx';
import { TabLinks } from '../../ui/tab-links.tsx';
import { BroadcastPage } from './broadcasts/broadcast-page.tsx';
import { Broadcasts } from './broadcasts/broadcasts.tsx';
import { NewBroadcast } from './broadcasts/new-broadcast.tsx';
import { MonthPage } from './month/month-page.tsx';
import { useTexts } from './texts.ts';

/** What is planned, and the broadcasts that most of it is. */
export function Component() {
  return (
    <Routes>
      <Route index element={<Both />} />
      <Route path="broadcasts" element={<Both />} />
      <Route path="broadcasts/new" element={<NewBroadcast />} />
      <Route path="broadcasts/:id" element={<BroadcastPage />} />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}

const NEW = '/calendar/broadcasts/new';

function Both() {
  const { t } = useTexts();
  const isList = useLocation().pathname.startsWith('/calendar/broadcasts');
  return (
    <Page
      title={t('common:nav.calendar')}
      lead={t('lead')}
      actions={
        <Allowed to="edit">
          <Button component={Link} to={NEW}>
            {t('new.button')}
          </Button>
        </Allowed>
      }
    >
      <TabLinks
        label={t('tabs.label')}
        tabs={[
          { to: '/calendar', label: t('tabs.calendar'), isHere: !isList },
          { to: '/calendar/broadcasts', label: t('tabs.broadcasts'), isHere: isList },
        ]}
      />
      {isList ? <Broadcasts /> : <MonthPage />}
    </Page>
  );
}
