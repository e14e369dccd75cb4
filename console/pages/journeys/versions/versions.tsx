import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Route, Routes, useParams } from 'react-router';
import type { Journey } from '../../../../core/journey/journey.ts';
import { ask } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useSay } from '../../../ui/use-say.ts';
import { Changes } from '../changes/changes.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';

/** As `GET /v1/journeys/{id}/versions` answers. */
interface Version {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly why?: string;
  readonly previous?: number;
  readonly inEffect: boolean;
}

const pathOf = (id: string) => `/v1/journeys/${encodeURIComponent(id)}/versions`;

const useVersions = (id: string) =>
  useQuery({
    queryKey: [pathOf(id)],
    queryFn: async ({ signal }) =>
      (await ask(pathOf(id), { query: { limit: 100 } as never, signal })) as { versions: Version[] },
  });

const useVersion = (id: string, version: number | undefined) =>
  useQuery({
    queryKey: [`${pathOf(id)}/${version}`],
    queryFn: async ({ signal }) => (await ask(`${pathOf(id)}/${version}`, { signal })) as Journey,
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

export default function Versions() {
  return (
    <Routes>
      <Route index element={<VersionList />} />
      <Route path=":version" element={<OneVersion />} />
    </Routes>
  );
}

function VersionList() {
  const { t } = useTexts();
  const format = useFormat();
  const { id } = useJourney();
  const found = useVersions(id);
  return (
    <Loaded of={found}>
      {({ versions }) =>
        versions.length === 0 ? (
          <Empty title={t('versions.empty')} text={t('versions.emptyText')} />
        ) : (
          <Stack gap="sm">
            {versions.map(({ version, at, by, why, inEffect }) => (
              <Group key={version} justify="space-between" gap="xs">
                <div>
                  <Group gap="xs">
                    <To to={String(version)} fw={600}>
                      {t('version', { version })}
                    </To>
                    {inEffect && <Badge>{t('versions.inEffect')}</Badge>}
                  </Group>
                  <Text size="sm" c="dimmed">
                    {format.moment(at)} · {by}
                    {why !== undefined && ` · ${why}`}
                  </Text>
                </div>
                {!inEffect && <Rollback version={version} />}
              </Group>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function Rollback({ version }: { version: number }) {
  const { t } = useTexts();
  const { id } = useJourney();
  const say = useSay();
  const confirm = useConfirm();
  const act = useAct({
    changes: ['/v1/journeys'],
    done: () => say.done(t('versions.rolledBack', { version })),
  });
  const ask = () =>
    confirm({
      title: t('versions.rollbackTitle', { version }),
      text: t('versions.rollbackText'),
      act: t('versions.rollback'),
      go: () =>
        act.mutate({
          path: `/v1/journeys/${encodeURIComponent(id)}/rollback`,
          method: 'POST',
          body: { version },
        }),
    });
  return (
    <Allowed to="edit">
      <Button
        size="xs"
        variant="default"
        loading={act.isPending}
        onClick={ask}
        aria-label={t('versions.rollbackTo', { version })}
      >
        {t('versions.rollback')}
      </Button>
    </Allowed>
  );
}

/** What one version changed against the one before it, and how it differs from the edit of today. */
function OneVersion() {
  const { t } = useTexts();
  const format = useFormat();
  const { id, editing } = useJourney();
  const number = Number(useParams().version);
  const list = useVersions(id);
  const one = list.data?.versions.find(({ version }) => version === number);
  const document = useVersion(id, number);
  const previous = useVersion(id, one?.previous);
  return (
    <Loaded of={document}>
      {(journey) => (
        <Stack>
          <Group justify="space-between">
            <div>
              <Title order={2} size="h4">
                {t('version', { version: number })}
              </Title>
              {one && (
                <Text size="sm" c="dimmed">
                  {format.moment(one.at)} · {one.by}
                  {one.why !== undefined && ` · ${one.why}`}
                </Text>
              )}
            </div>
            <Group gap="xs">
              <To to="..">{t('versions.all')}</To>
              {one && !one.inEffect && <Rollback version={number} />}
            </Group>
          </Group>
          {one?.previous !== undefined && previous.data && (
            <section>
              <Title order={3} size="h6" mb="xs">
                {t('versions.against', { version: one.previous })}
              </Title>
              <Changes before={previous.data} after={journey} />
            </section>
          )}
          <section>
            <Title order={3} size="h6" mb="xs">
              {t('versions.againstDraft')}
            </Title>
            <Changes before={journey} after={editing.journey} />
          </section>
        </Stack>
      )}
    </Loaded>
  );
}
