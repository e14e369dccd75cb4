import { Card, Divider, Grid, NavLink, SimpleGrid, Stack, Text } from '@mantine/core';
import { Suspense } from 'react';
import { Link, Navigate, Route, Routes } from 'react-router';
import { NotHere } from '../../app/not-here.tsx';
import { To } from '../../ui/link.tsx';
import { Loading } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { groups, type SectionOf, sections } from './sections.ts';
import { useTexts } from './texts.ts';

export function Component() {
  return (
    <Routes>
      <Route index element={<Contents />} />
      {sections.map((section) => (
        <Route key={section.id} path={`${section.id}/*`} element={<Section section={section} />} />
      ))}
      <Route path="contact" element={<Navigate to="/settings/limits" replace />} />
      <Route path="people" element={<Navigate to="/settings/staff" replace />} />
      <Route path="publishing" element={<Navigate to="/settings/approval" replace />} />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}

function Contents() {
  const { t } = useTexts();
  return (
    <Page title={t('common:nav.settings')}>
      {groups.map((group) => (
        <Stack key={group} gap="xs">
          <Text component="h2" fw={600}>
            {t(`groups.${group}`)}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {sections
              .filter((section) => section.group === group)
              .map(({ id }) => (
                <Card key={id} withBorder component={Link} to={id} c="inherit">
                  <Text fw={600}>{t(`${id}.title`)}</Text>
                  <Text size="sm" c="dimmed">
                    {t(`${id}.lead`)}
                  </Text>
                </Card>
              ))}
          </SimpleGrid>
        </Stack>
      ))}
    </Page>
  );
}

/** The list of sections beside the one that is open; on a small screen a way back to it. */
function Section({ section: { id, Section: Content } }: { section: SectionOf }) {
  const { t } = useTexts();
  return (
    <Grid gap="xl">
      <Grid.Col span={3} visibleFrom="lg">
        <nav aria-label={t('common:nav.settings')}>
          {groups.map((group) => (
            <div key={group}>
              <Divider label={t(`groups.${group}`)} labelPosition="left" my={6} />
              {sections
                .filter((section) => section.group === group)
                .map((section) => (
                  <NavLink
                    key={section.id}
                    component={Link}
                    to={`/settings/${section.id}`}
                    label={t(`${section.id}.title`)}
                    variant="light"
                    active={section.id === id}
                    aria-current={section.id === id ? 'page' : undefined}
                  />
                ))}
            </div>
          ))}
        </nav>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 9 }}>
        <To to="/settings" hiddenFrom="lg" size="sm">
          ← {t('common:nav.settings')}
        </To>
        <Page title={t(`${id}.title`)} lead={t(`${id}.lead`)}>
          <Suspense fallback={<Loading />}>
            <Content />
          </Suspense>
        </Page>
      </Grid.Col>
    </Grid>
  );
}
