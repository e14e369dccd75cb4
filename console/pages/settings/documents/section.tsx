import { Card, SimpleGrid, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, Route, Routes, useParams } from 'react-router';
import type { SettingsId } from '../../../../core/config/documents.ts';
import { AuditLink } from '../../../ui/audit-link.tsx';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded, Loading } from '../../../ui/loaded.tsx';
import { useStored } from '../../../ui/settings/use-stored.ts';
import { useTexts } from '../texts.ts';

const Editor = lazy(() => import('./editor.tsx'));

/** Every document of settings there is, in the order in which they are listed. */
const names: readonly SettingsId[] = [
  ...(['shop', 'contact', 'budgets', 'switches', 'providers', 'consent', 'preferences'] as const),
  ...(['people', 'privacy', 'feeds', 'experiments', 'attribution', 'report', 'publishing'] as const),
];
const isName = (name: string | undefined): name is SettingsId => names.some((one) => one === name);

/** Settings as they are written down: everything that has no form of its own. */
export function Section() {
  return (
    <Routes>
      <Route index element={<Names />} />
      <Route path=":name" element={<Document />} />
    </Routes>
  );
}

function Names() {
  const { t } = useTexts();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {names.map((name) => (
        <Card key={name} withBorder component={Link} to={`/settings/documents/${name}`} c="inherit">
          <Text fw={600}>{t(`documents.names.${name}`)}</Text>
          <Text size="sm" c="dimmed" ff="monospace">
            {name}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}

function Document() {
  const { t } = useTexts();
  const { name } = useParams();
  if (!isName(name)) return <Empty title={t('common:notHere.text')} />;
  return (
    <>
      <Text component="h2" fw={600}>
        <To to="/settings/documents" underline="always">
          {t('documents.title')}
        </To>{' '}
        / {t(`documents.names.${name}`)}
      </Text>
      <Written key={name} name={name} />
      <AuditLink kind="settings" id={name} />
    </>
  );
}

function Written({ name }: { name: SettingsId }) {
  const stored = useStored<object>(name);
  return (
    <Loaded of={stored} lines={12}>
      {(there) => (
        <Suspense fallback={<Loading lines={12} />}>
          <Editor name={name} stored={there} />
        </Suspense>
      )}
    </Loaded>
  );
}
