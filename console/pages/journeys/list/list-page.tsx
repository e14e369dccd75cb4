import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { reportSummary } from '../../../../functions/api/routes/report-summary.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useDocuments } from '../../../ui/document/use-documents.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { useTexts } from '../texts.ts';
import { Filters } from './filters.tsx';
import { JourneyLines } from './journey-lines.tsx';
import { rowsOf, shownRows } from './rows.ts';
import { useWanted } from './use-wanted.ts';

const NewJourney = lazy(() => import('./new-journey.tsx'));

export default function ListPage() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const { wanted, want, sortBy } = useWanted();
  const journeys = useDocuments('journeys', wanted.status === 'archived');
  const results = useAnswer<typeof reportSummary>('/v1/reports/summary');
  const isMaking = params.has('new');
  const make = (
    <Allowed to="edit">
      <Button component={Link} to="?new=1" leftSection={<IconPlus size={16} aria-hidden />}>
        {t('list.new')}
      </Button>
    </Allowed>
  );
  return (
    <Page title={t('common:nav.journeys')} lead={t('list.lead')} actions={make}>
      <Loaded of={journeys} lines={8}>
        {(found) => {
          const rows = rowsOf(found, results.data?.journeys ?? []);
          const shown = shownRows(rows, wanted);
          return (
            <>
              <Filters rows={rows} wanted={wanted} want={want} count={shown.length} />
              {rows.length === 0 && wanted.status === '' ? (
                <Empty title={t('list.empty')} text={t('list.emptyText')} action={make} />
              ) : (
                <JourneyLines rows={shown} wanted={wanted} sortBy={sortBy} />
              )}
            </>
          );
        }}
      </Loaded>
      {isMaking && (
        <Suspense fallback={null}>
          <NewJourney close={() => setParams({}, { replace: true })} />
        </Suspense>
      )}
    </Page>
  );
}
