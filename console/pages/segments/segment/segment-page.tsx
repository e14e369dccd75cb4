import { Group, Stack } from '@mantine/core';
import { Route, Routes, useLocation, useParams } from 'react-router';
import type { Segment } from '../../../../core/segment/segment.ts';
import { Conflict } from '../../../ui/document/conflict.tsx';
import { Difference } from '../../../ui/document/difference.tsx';
import { DocumentBar } from '../../../ui/document/document-bar.tsx';
import { DocumentVersions } from '../../../ui/document/document-versions.tsx';
import { Standing } from '../../../ui/document/standing.tsx';
import { type Held, useDocument } from '../../../ui/document/use-document.ts';
import { useWork } from '../../../ui/document/use-work.ts';
import { UsedBy } from '../../../ui/document/used-by.tsx';
import { To } from '../../../ui/link.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TabLinks } from '../../../ui/tab-links.tsx';
import { useTexts } from '../texts.ts';
import { Builder } from './builder.tsx';
import { Members } from './members.tsx';
import { Refreshing } from './refreshing.tsx';

/** One segment at its address. */
export default function SegmentPage() {
  const { id = '' } = useParams();
  const held = useDocument<Segment>('segments', id);
  return (
    <Loaded of={held} lines={8}>
      {(there) => <Opened key={id} id={id} held={there} />}
    </Loaded>
  );
}

const TABS = ['', 'members', 'versions', 'used'] as const;

function Opened({ id, held }: { id: string; held: Held<Segment> }) {
  const { t } = useTexts();
  const work = useWork('segments', id, held);
  const base = `/segments/${id}`;
  const { pathname } = useLocation();
  const here = pathname.slice(base.length).split('/')[1] ?? '';
  const { view, edit } = work;
  const nameOf = (path: string) => t(`field.${path}`, { defaultValue: path });
  return (
    <Page
      title={edit.name ?? id}
      lead={
        <Group gap="xs" component="span">
          <To to="/segments">{t('list.all')}</To>
          <Standing status={view.status} changed={view.draft !== undefined || work.isKept} />
        </Group>
      }
      actions={<DocumentBar work={work} nameOf={nameOf} />}
    >
      <Stack>
        <Conflict work={work}>
          <Difference before={work.saved} after={work.edit} />
        </Conflict>
        <Refreshing id={id} />
        <TabLinks
          label={t('documents:tabs.label')}
          tabs={TABS.map((tab) => ({
            to: tab === '' ? base : `${base}/${tab}`,
            label: t(`tabs.${tab || 'who'}`),
            isHere: here === tab,
          }))}
        />
        <Routes>
          <Route index element={<Builder work={work} />} />
          <Route path="members" element={<Members work={work} />} />
          <Route path="versions/*" element={<DocumentVersions work={work} nameOf={nameOf} />} />
          <Route path="used" element={<UsedBy plural="segments" id={id} />} />
        </Routes>
      </Stack>
    </Page>
  );
}
