import { Group, Stack } from '@mantine/core';
import { Route, Routes, useLocation, useParams } from 'react-router';
import type { Offer } from '../../../../core/offer/offer.ts';
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
import { Codes } from './codes.tsx';
import { Editor } from './editor.tsx';

/** One offer at its address. */
export default function OfferPage() {
  const { id = '' } = useParams();
  const held = useDocument<Offer>('offers', id);
  return (
    <Loaded of={held} lines={8}>
      {(there) => <Opened key={id} id={id} held={there} />}
    </Loaded>
  );
}

const TABS = ['', 'codes', 'versions', 'used'] as const;

function Opened({ id, held }: { id: string; held: Held<Offer> }) {
  const { t } = useTexts();
  const work = useWork('offers', id, held);
  const base = `/offers/${id}`;
  const { pathname } = useLocation();
  const here = pathname.slice(base.length).split('/')[1] ?? '';
  const { view, edit } = work;
  const nameOf = (path: string) => t(`path.${path.replaceAll('.', '-')}`, { defaultValue: path });
  return (
    <Page
      title={edit.name ?? id}
      lead={
        <Group gap="xs" component="span">
          <To to="/offers">{t('list.all')}</To>
          <Standing status={view.status} changed={view.draft !== undefined || work.isKept} />
        </Group>
      }
      actions={<DocumentBar work={work} nameOf={nameOf} />}
    >
      <Stack>
        <Conflict work={work}>
          <Difference before={work.saved} after={work.edit} />
        </Conflict>
        <TabLinks
          label={t('documents:tabs.label')}
          tabs={TABS.map((tab) => ({
            to: tab === '' ? base : `${base}/${tab}`,
            label: t(`tabs.${tab || 'promise'}`),
            isHere: here === tab,
          }))}
        />
        <Routes>
          <Route index element={<Editor work={work} />} />
          <Route path="codes" element={<Codes work={work} />} />
          <Route path="versions/*" element={<DocumentVersions work={work} nameOf={nameOf} />} />
          <Route path="used" element={<UsedBy plural="offers" id={id} />} />
        </Routes>
      </Stack>
    </Page>
  );
}
