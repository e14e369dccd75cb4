import { lazy, memo, Suspense, useMemo } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import type { Journey } from '../../../../core/journey/journey.ts';
import { NotHere } from '../../../app/not-here.tsx';
import { useMay } from '../../../auth/me.tsx';
import { Caught } from '../../../ui/caught.tsx';
import { Conflict } from '../../../ui/document/conflict.tsx';
import type { Held } from '../../../ui/document/use-document.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loading } from '../../../ui/loaded.tsx';
import { Page } from '../../../ui/page.tsx';
import { TabLinks } from '../../../ui/tab-links.tsx';
import { useTexts } from '../texts.ts';
import { Actions } from './actions.tsx';
import { JourneyProvider, useJourney } from './journey-context.ts';
import { Standing } from './standing.tsx';
import { moreTabs } from './tabs.ts';
import { useEditing } from './use-editing.ts';
import { useFaults } from './use-faults.ts';
import { useSave } from './use-save.ts';

const Editor = lazy(() => import('../editor/editor.tsx'));
const Changes = lazy(() => import('../changes/changes.tsx'));
const Versions = lazy(() => import('../versions/versions.tsx'));
const JsonTab = lazy(() => import('../json/json-tab.tsx'));

type Opened = Held<Journey> & { readonly id: string };

const PLACES = ['', ...moreTabs.map(({ path }) => path), 'versions', 'json'];

function Places({ base }: { base: string }) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const here = pathname.slice(base.length + 1).split('/')[0] ?? '';
  const tabs = PLACES.map((path) => ({
    to: path === '' ? base : `${base}/${path}`,
    label: t(`tabs.${path === '' ? 'editor' : path}`),
    isHere: here === path,
  }));
  return <TabLinks label={t('tabs.label')} tabs={tabs} />;
}

/** A text that is no journey at all cannot be drawn; it can be mended as a text, or undone. */
function Tree({ base }: { base: string }) {
  const { t } = useTexts();
  const { editing } = useJourney();
  return (
    <Caught
      what={editing.journey}
      instead={<Empty title={t('undrawn')} action={<To to={`${base}/json`}>{t('tabs.json')}</To>} />}
    >
      <Editor />
    </Caught>
  );
}

export function OpenedJourney({ id, view, draftVersion }: Opened) {
  const editing = useEditing(id, { view, draftVersion });
  const saving = useSave(id, editing);
  const { faults, unpublished } = useFaults(editing.journey, saving.refused);
  const mayEdit = useMay('edit') && view.status !== 'archived';
  const open = useMemo(
    () => ({ id, view, draftVersion, editing, saving, faults, unpublished, mayEdit }),
    [id, view, draftVersion, editing, saving, faults, unpublished, mayEdit],
  );
  return (
    <JourneyProvider value={open}>
      <Inside />
    </JourneyProvider>
  );
}

/** Drawn anew where the journey or its faults changed, and not by every answer that they are found from. */
const Inside = memo(function Inside() {
  const { id, editing } = useJourney();
  const base = `/journeys/${encodeURIComponent(id)}`;
  return (
    <Page title={editing.journey.name ?? id} lead={<Standing />} actions={<Actions />}>
      <Conflict work={editing}>
        <Suspense fallback={<Loading />}>
          <Changes before={editing.saved} after={editing.journey} />
        </Suspense>
      </Conflict>
      <Places base={base} />
      <Suspense fallback={<Loading lines={8} />}>
        <Routes>
          <Route index element={<Tree base={base} />} />
          <Route path="versions/*" element={<Versions />} />
          <Route path="json" element={<JsonTab />} />
          {moreTabs.map(({ path, Component }) => (
            <Route key={path} path={`${path}/*`} element={<Component />} />
          ))}
          <Route path="*" element={<NotHere />} />
        </Routes>
      </Suspense>
    </Page>
  );
});
