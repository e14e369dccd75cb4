import {
  Alert,
  Badge,
  Button,
  Card,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../../ui/link.tsx';
import { Empty, Failed, Loading } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { type Entry, type Filter, filtered, sourcesIn } from './feed.ts';
import { useTexts } from './texts.ts';
import { useFeed } from './use-feed.ts';

const KINDS = ['', 'event', 'refused'] as const;
const isKind = (text: string | null): text is Filter['kind'] => KINDS.some((kind) => kind === text);

const filterOf = (params: URLSearchParams): Filter => {
  const kind = params.get('kind');
  return {
    kind: isKind(kind) ? kind : '',
    source: params.get('source') ?? '',
    name: params.get('name') ?? '',
  };
};

/** Events as they come in, and those that were refused with the reason. */
export function Stream() {
  const { t } = useTexts();
  const [isPaused, setIsPaused] = useState(false);
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const set = (part: Partial<Filter>) =>
    setParams(
      Object.entries({ ...filter, ...part }).filter(([, value]) => value !== ''),
      { replace: true },
    );
  const { feed, isKnown, error, clear } = useFeed(isPaused);
  const lines = filtered(feed, filter);
  const Icon = isPaused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Page
      title={t('common:nav.live')}
      lead={t('lead')}
      actions={
        <>
          <Button
            variant={isPaused ? 'filled' : 'default'}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setIsPaused(!isPaused)}
          >
            {t(isPaused ? 'goOn' : 'pause')}
          </Button>
          <To to="/live/dead">{t('dead.title')}</To>
        </>
      }
    >
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label={t('kind')}
          value={filter.kind}
          onChange={(kind) => set({ kind: kind as Filter['kind'] })}
          data={KINDS.map((value) => ({ value, label: t(`kinds.${value || 'all'}`) }))}
        />
        <Select
          w={180}
          label={t('source')}
          clearable
          clearButtonProps={{ 'aria-label': t('common:all') }}
          placeholder={t('common:all')}
          data={sourcesIn(feed).map((value) => ({
            value,
            label: t(`common:source.${value}`, { defaultValue: value }),
          }))}
          value={filter.source || null}
          onChange={(source) => set({ source: source ?? '' })}
        />
        <TextInput
          w={180}
          label={t('name')}
          value={filter.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        {feed.lines.length > 0 && (
          <Button variant="subtle" onClick={clear}>
            {t('clear')}
          </Button>
        )}
      </Group>
      {error !== undefined && <Failed error={error} />}
      {feed.notShown > 0 && <Alert color="yellow">{t('notShown', { count: feed.notShown })}</Alert>}
      {!isKnown && error === undefined && <Loading />}
      {isKnown && lines.length === 0 && (
        <Empty
          title={t(feed.lines.length === 0 ? 'none' : 'noneFits')}
          {...(feed.lines.length === 0 && {
            text: t('noneText'),
            action: <To to="/start">{t('connect')}</To>,
          })}
        />
      )}
      {lines.length > 0 && (
        <Card withBorder padding={0}>
          <Stack gap={0} role="log" aria-label={t('common:nav.live')} aria-live="off">
            {lines.map(({ number, entry }) => (
              <Line key={number} entry={entry} />
            ))}
          </Stack>
        </Card>
      )}
    </Page>
  );
}

function Line({ entry }: { entry: Entry }) {
  const { t } = useTexts();
  const { clock } = useFormat();
  const isRefused = entry.kind === 'refused';
  return (
    <Group
      gap="sm"
      px="md"
      py={6}
      style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
      bg={isRefused ? 'light-dark(var(--mantine-color-red-0), rgb(255 0 0 / 8%))' : 'transparent'}
    >
      <Text size="sm" ff="monospace" c="dimmed">
        {clock(entry.at)}
      </Text>
      {isRefused && <Badge color="red">{t('kinds.refused')}</Badge>}
      <Text size="sm" fw={600}>
        {entry.name ?? t('nameless')}
      </Text>
      {entry.source !== undefined && (
        <Badge color="gray">{t(`common:source.${entry.source}`, { defaultValue: entry.source })}</Badge>
      )}
      {entry.sourceId !== undefined && entry.sourceId !== entry.source && (
        <Text size="sm" c="dimmed">
          {entry.sourceId}
        </Text>
      )}
      {entry.kind === 'refused' ? <Reason entry={entry} /> : <Whose entry={entry} />}
    </Group>
  );
}

function Reason({ entry: { reason, fields } }: { entry: Extract<Entry, { kind: 'refused' }> }) {
  const { t } = useTexts();
  return (
    <Text size="sm">
      {t(`reasons.${reason}`)}
      {fields.length > 0 && ` (${fields.join(', ')})`}
    </Text>
  );
}

function Whose({ entry }: { entry: Extract<Entry, { kind: 'event' }> }) {
  const { t } = useTexts();
  return (
    <>
      {entry.staff && <Badge color="blue">{t('staff')}</Badge>}
      {entry.bot && <Badge color="orange">{t('bot')}</Badge>}
      {entry.historical && <Badge color="gray">{t('historical')}</Badge>}
      <To to={`/people/${entry.profileId}`} size="sm">
        {t('customer')}
      </To>
    </>
  );
}
