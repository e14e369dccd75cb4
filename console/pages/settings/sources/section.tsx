import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { deleteSource } from '../../../../functions/api/routes/delete-source.ts';
import type { listSources } from '../../../../functions/api/routes/list-sources.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { OnlyAdmins } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { InstallDialog } from './install.tsx';
import { RotateDialog } from './rotate.tsx';
import type { Source } from './source.ts';
import { SourceDialog } from './source-dialog.tsx';

/** Where events may come from, and the keys that they come with. */
export function Section() {
  const { t } = useTexts();
  const [isNew, setIsNew] = useState(false);
  const sources = useAnswer<typeof listSources>('/v1/sources');
  const addSource = (
    <Allowed to="admin">
      <Button onClick={() => setIsNew(true)}>{t('sources.add')}</Button>
    </Allowed>
  );
  return (
    <Stack>
      <OnlyAdmins />
      <Group>{addSource}</Group>
      <Loaded of={sources}>
        {({ sources: all }) =>
          all.length === 0 ? (
            <Empty title={t('sources.none')} text={t('sources.noneText')} />
          ) : (
            <Stack>
              {all.map((source) => (
                <SourceCard key={source.id} source={source} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {isNew && <SourceDialog close={() => setIsNew(false)} />}
    </Stack>
  );
}

type Open = 'edit' | 'rotate' | 'install';

function SourceCard({ source }: { source: Source }) {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const confirm = useConfirm();
  const remove = useAct<typeof deleteSource>({ changes: ['/v1/sources', '/v1/audit'] });
  const isOpen = (what: Open) => params.get(what) === source.id;
  const open = (what: Open) => setParams({ [what]: source.id });
  const close = () => setParams({});
  return (
    <Card withBorder component="section" aria-label={source.name}>
      <Stack gap="xs">
        <Group gap="xs">
          <Text fw={600} component="h2">
            {source.name}
          </Text>
          <Badge color={source.kind === 'public' ? 'blue' : 'grape'}>
            {t(`sources.kinds.${source.kind}`)}
          </Badge>
          <Text size="sm" c="dimmed">
            {source.id}
          </Text>
        </Group>
        <Keys source={source} />
        {source.kind === 'public' && (
          <Text size="sm">
            {source.origins.length === 0
              ? t('sources.nowhere')
              : t('sources.from', { origins: source.origins.join(', ') })}
          </Text>
        )}
        <Text size="sm">{t(source.mayStateConsent ? 'sources.consentYes' : 'sources.consentNo')}</Text>
        {source.limitPerSecond !== undefined && (
          <Text size="sm">{t('sources.takes', { count: source.limitPerSecond })}</Text>
        )}
        <Group gap="xs">
          <Button size="xs" variant="light" onClick={() => open('install')}>
            {t('sources.install')}
          </Button>
          <Allowed to="admin">
            <Button size="xs" variant="default" onClick={() => open('edit')}>
              {t('common:edit')}
            </Button>
            <Button size="xs" variant="default" onClick={() => open('rotate')}>
              {t('sources.rotate')}
            </Button>
            <Button
              size="xs"
              variant="subtle"
              color="red"
              onClick={() =>
                confirm({
                  title: t('sources.removeTitle', { name: source.name }),
                  text: t('sources.removeText'),
                  act: t('common:delete'),
                  isDangerous: true,
                  go: () => remove.mutate({ path: `/v1/sources/${source.id}`, method: 'DELETE' }),
                })
              }
            >
              {t('common:delete')}
            </Button>
          </Allowed>
        </Group>
      </Stack>
      {isOpen('edit') && <SourceDialog source={source} close={close} />}
      {isOpen('rotate') && <RotateDialog source={source} close={close} />}
      {isOpen('install') && <InstallDialog source={source} close={close} />}
    </Card>
  );
}

/** The newest first; an old one says when it ends. */
function Keys({ source }: { source: Source }) {
  const { t } = useTexts();
  const { moment } = useFormat();
  return (
    <Stack gap={2}>
      {source.keys.map(({ key, tail, endsAt }) => (
        <Group key={tail} gap="xs">
          <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {key ?? `…${tail}`}
          </Text>
          {endsAt !== undefined && <Badge color="orange">{t('sources.ends', { at: moment(endsAt) })}</Badge>}
        </Group>
      ))}
    </Stack>
  );
}
