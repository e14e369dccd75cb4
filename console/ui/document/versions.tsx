import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Route, Routes, useParams } from 'react-router';
import { ask } from '../../api/client.ts';
import { Allowed } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../link.tsx';
import { Empty, Loaded } from '../loaded.tsx';
import { useConfirm } from '../use-confirm.tsx';
import { Difference } from './difference.tsx';
import { documentPath, type Plural } from './document-path.ts';
import { useTexts } from './texts.ts';
import type { Work } from './use-work.ts';

interface Version {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly why?: string;
  readonly previous?: number;
  readonly inEffect: boolean;
}

/** The latest; older ones still have their addresses. */
const MOST = 100;

interface VersionsProps {
  readonly work: Work<object>;
  readonly nameOf?: (path: string) => string;
}

const useVersions = (plural: Plural, id: string) => {
  const path = `${documentPath(plural, id)}/versions`;
  return useQuery({
    queryKey: [path],
    queryFn: async ({ signal }) =>
      (await ask(path, { signal, query: { limit: MOST } as never })) as { versions: Version[] },
  });
};

const useVersion = (plural: Plural, id: string, version: number | undefined) => {
  const path = `${documentPath(plural, id)}/versions/${version}`;
  return useQuery<object>({
    queryKey: [path],
    queryFn: async ({ signal }) => (await ask(path, { signal })) as object,
    enabled: version !== undefined,
  });
};

/** Every version that was published, and each with what it changed, at an address of its own. */
export function Versions(props: VersionsProps) {
  return (
    <Routes>
      <Route index element={<AllVersions {...props} />} />
      <Route path=":version" element={<OneVersion {...props} />} />
    </Routes>
  );
}

function Told({ one }: { one: Version }) {
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {[format.moment(one.at), one.by, one.why].filter(Boolean).join(' · ')}
    </Text>
  );
}

function AllVersions({ work }: VersionsProps) {
  const { t } = useTexts();
  const versions = useVersions(work.plural, work.id);
  return (
    <Loaded of={versions}>
      {({ versions: all }) =>
        all.length === 0 ? (
          <Empty title={t('versions.none')} text={t('versions.noneText')} />
        ) : (
          <Stack gap="xs">
            {all.map((one) => (
              <Group key={one.version} justify="space-between">
                <div>
                  <Group gap="xs">
                    <To to={String(one.version)}>{t('versions.one', { version: one.version })}</To>
                    {one.inEffect && <Badge color="teal">{t('versions.inEffect')}</Badge>}
                  </Group>
                  <Told one={one} />
                </div>
                {!one.inEffect && <RollBack work={work} version={one.version} />}
              </Group>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function RollBack({ work, version }: { work: Work<object>; version: number }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  return (
    <Allowed to="edit">
      <Button
        size="xs"
        variant="default"
        disabled={work.isBusy}
        aria-label={t('versions.backTo', { version })}
        onClick={() =>
          confirm({
            title: t('versions.backTo', { version }),
            text: t('versions.backText'),
            act: t('versions.back'),
            go: () => void work.order('rollback', { version }),
          })
        }
      >
        {t('versions.back')}
      </Button>
    </Allowed>
  );
}

function OneVersion({ work, nameOf }: VersionsProps) {
  const { t } = useTexts();
  const { plural, id } = work;
  const number = Number(useParams().version);
  const list = useVersions(plural, id);
  const one = list.data?.versions.find(({ version }) => version === number);
  const document = useVersion(plural, id, number);
  const previous = useVersion(plural, id, one?.previous);
  const named = nameOf ? { nameOf } : {};
  return (
    <Loaded of={document}>
      {(published) => (
        <Stack>
          <Group justify="space-between">
            <div>
              <Title order={2} size="h4">
                {t('versions.one', { version: number })}
              </Title>
              {one && <Told one={one} />}
            </div>
            <Group gap="xs">
              <To to="..">{t('versions.all')}</To>
              {one && !one.inEffect && <RollBack work={work} version={number} />}
            </Group>
          </Group>
          {one?.previous !== undefined && previous.data && (
            <section>
              <Title order={3} size="h6" mb="xs">
                {t('versions.against', { version: one.previous })}
              </Title>
              <Difference before={previous.data} after={published} {...named} />
            </section>
          )}
          <section>
            <Title order={3} size="h6" mb="xs">
              {t('versions.againstDraft')}
            </Title>
            <Difference before={published} after={work.edit} {...named} />
          </section>
        </Stack>
      )}
    </Loaded>
  );
}
