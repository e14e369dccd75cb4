import {
  Badge,
  Button,
  Card,
  Checkbox,
  Group,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import type { Feed, FeedsSettings } from '../../../core/config/feeds-settings.ts';
import type { listFeeds } from '../../../functions/api/routes/list-feeds.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Allowed } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { SettingsForm } from './settings-form.tsx';
import { useTexts } from './texts.ts';

const FORMATS = ['google', 'yml', 'csv'] as const;
const EVERY = ['PT1H', 'PT3H', 'PT6H', 'PT12H', 'P1D'];

const newFeed = (feeds: readonly Feed[]): Feed => {
  const id = ['catalogue', ...feeds.map((_, at) => `catalogue-${at + 2}`)].find(
    (name) => !feeds.some((feed) => feed.id === name),
  );
  return { id: id ?? 'catalogue', url: '', format: 'google', every: 'PT6H', full: true };
};

/** Where products are read from, and what came of it. */
export function Section() {
  const { t } = useTexts();
  return (
    <SettingsForm<FeedsSettings> name="feeds">
      {({ value: { feeds }, change, fault }) => (
        <>
          {feeds.length === 0 && <Text c="dimmed">{t('feeds.none')}</Text>}
          {feeds.map((feed, at) => (
            <FeedCard
              // biome-ignore lint/suspicious/noArrayIndexKey: its id is typed here
              key={at}
              feed={feed}
              fault={(field) => fault(`/feeds/${at}/${field}`)}
              change={(part) => change({ feeds: feeds.with(at, { ...feed, ...part }) })}
              remove={() => change({ feeds: feeds.toSpliced(at, 1) })}
            />
          ))}
          <Group>
            <Button size="xs" variant="default" onClick={() => change({ feeds: [...feeds, newFeed(feeds)] })}>
              {t('feeds.add')}
            </Button>
          </Group>
        </>
      )}
    </SettingsForm>
  );
}

interface FeedProps {
  readonly feed: Feed;
  readonly fault: (field: string) => string | undefined;
  readonly change: (part: Partial<Feed>) => void;
  readonly remove: () => void;
}

function FeedCard({ feed, fault, change, remove }: FeedProps) {
  const { t } = useTexts();
  const { duration } = useFormat();
  return (
    <Card withBorder component="section" aria-label={feed.id}>
      <Stack gap="sm">
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput
            label={t('feeds.id')}
            value={feed.id}
            onChange={(event) => change({ id: event.currentTarget.value })}
            error={fault('id')}
          />
          <TextInput
            label={t('feeds.url')}
            placeholder="https://shop.example/feed.xml"
            value={feed.url}
            onChange={(event) => change({ url: event.currentTarget.value })}
            error={fault('url')}
          />
          <Select
            label={t('feeds.format')}
            data={FORMATS.map((value) => ({ value, label: t(`feeds.formats.${value}`) }))}
            value={feed.format}
            onChange={(format) => change({ format: (format ?? 'google') as Feed['format'] })}
            allowDeselect={false}
          />
          <Select
            label={t('feeds.every')}
            data={[...new Set([...EVERY, feed.every])].map((value) => ({ value, label: duration(value) }))}
            value={feed.every}
            onChange={(every) => change({ every: every ?? 'PT6H' })}
            allowDeselect={false}
            error={fault('every')}
          />
        </SimpleGrid>
        <Checkbox
          label={t('feeds.full')}
          checked={feed.full}
          onChange={(event) => change({ full: event.currentTarget.checked })}
        />
        <Group justify="space-between">
          <Last id={feed.id} />
          <Button size="xs" variant="subtle" color="red" onClick={remove}>
            {t('common:delete')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Last({ id }: { id: string }) {
  const { t } = useTexts();
  const { moment } = useFormat();
  const feeds = useAnswer<typeof listFeeds>('/v1/feeds');
  const run = useAct({ changes: ['/v1/feeds'] });
  const own = feeds.data?.feeds.find((feed) => feed.id === id);
  if (!own) return <Text size="sm">{t('feeds.notSaved')}</Text>;
  return (
    <Group gap="xs">
      {own.last ? (
        <Badge color={own.last.outcome === 'done' || own.last.outcome === 'unchanged' ? 'teal' : 'red'}>
          {t('feeds.last', {
            at: moment(own.last.at),
            outcome: t(`feeds.outcomes.${own.last.outcome}`, { defaultValue: own.last.outcome }),
            count: own.last.products,
          })}
        </Badge>
      ) : (
        <Text size="sm">{t('feeds.never')}</Text>
      )}
      <Allowed to="edit">
        <Button
          size="compact-xs"
          variant="light"
          loading={run.isPending}
          onClick={() => run.mutate({ path: `/v1/feeds/${id}/run`, method: 'POST', body: {} })}
        >
          {t('feeds.readNow')}
        </Button>
      </Allowed>
    </Group>
  );
}
