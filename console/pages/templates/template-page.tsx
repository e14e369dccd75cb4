import { Group, Stack } from '@mantine/core';
import { Route, Routes, useLocation, useParams } from 'react-router';
import type { Template } from '../../../core/message/template.ts';
import { Conflict } from '../../ui/document/conflict.tsx';
import { Difference } from '../../ui/document/difference.tsx';
import { DocumentBar } from '../../ui/document/document-bar.tsx';
import { DocumentVersions } from '../../ui/document/document-versions.tsx';
import { Standing } from '../../ui/document/standing.tsx';
import { type Held, useDocument } from '../../ui/document/use-document.ts';
import { useWork } from '../../ui/document/use-work.ts';
import { UsedBy } from '../../ui/document/used-by.tsx';
import { To } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { TabLinks } from '../../ui/tab-links.tsx';
import { Editor } from './editor/editor.tsx';
import { SideBySide } from './languages/side-by-side.tsx';
import { SendTest } from './send-test.tsx';
import { useTexts } from './texts.ts';
import { usePathName } from './use-path-name.ts';

/** One template at its address. */
export default function TemplatePage() {
  const { id = '' } = useParams();
  const held = useDocument<Template>('templates', id);
  return (
    <Loaded of={held} lines={10}>
      {(there) => <Opened key={id} id={id} held={there} />}
    </Loaded>
  );
}

const TABS = ['', 'languages', 'versions', 'used'] as const;

function Opened({ id, held }: { id: string; held: Held<Template> }) {
  const { t } = useTexts();
  const work = useWork('templates', id, held);
  const nameOf = usePathName();
  const base = `/templates/${id}`;
  const { pathname } = useLocation();
  const here = pathname.slice(base.length).split('/')[1] ?? '';
  const { view } = work;
  return (
    <Page
      title={id}
      lead={
        <Group gap="xs" component="span">
          <To to="/templates">{t('list.all')}</To>
          <Standing
            status={view.status}
            changed={view.draft !== undefined || work.isKept}
            isOnTrial={view.trial !== undefined}
          />
        </Group>
      }
      actions={
        <>
          <SendTest work={work} />
          <DocumentBar work={work} nameOf={nameOf} />
        </>
      }
    >
      <Stack>
        <Conflict work={work}>
          <Difference before={work.saved} after={work.edit} />
        </Conflict>
        <TabLinks
          label={t('documents:tabs.label')}
          tabs={TABS.map((tab) => ({
            to: tab === '' ? base : `${base}/${tab}`,
            label: t(`tabs.${tab || 'editor'}`),
            isHere: here === tab,
          }))}
        />
        <Routes>
          <Route index element={<Editor work={work} />} />
          <Route path="languages" element={<SideBySide work={work} />} />
          <Route path="versions/*" element={<DocumentVersions work={work} nameOf={nameOf} />} />
          <Route path="used" element={<UsedBy plural="templates" id={id} />} />
        </Routes>
      </Stack>
    </Page>
  );
}
