import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowsUpDown, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { Loading } from '../../../ui/loaded.tsx';
import { useTexts } from '../texts.ts';
import { type ToldChange, toldChanges } from './told-changes.ts';

const TextLines = lazy(() => import('../../../ui/document/text-lines.tsx'));

const ICONS = { added: IconPlus, removed: IconMinus, changed: IconPencil, moved: IconArrowsUpDown } as const;
const DURATION = /^P(?=.)(\d+W|(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?)$/;
const LONGEST = 140;

const textOf = (value: unknown): string => (value === undefined ? '' : `${JSON.stringify(value, null, 2)}\n`);

interface ChangesProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** A value as people read it: times in words, channels by name, everything else as it is written. */
const useValue = () => {
  const format = useFormat();
  const channelName = useChannelName();
  const { t } = useTexts();
  const show = (value: unknown): string => {
    if (value === undefined || value === null) return '–';
    if (typeof value === 'boolean') return t(value ? 'common:yes' : 'common:no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string') return DURATION.test(value) ? format.duration(value) : value;
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return value.map(channelName).join(' → ');
    const text = JSON.stringify(value);
    return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  };
  return show;
};

function Line({ change }: { change: ToldChange }) {
  const { t } = useTexts();
  const show = useValue();
  const channelName = useChannelName();
  const { kind, step, channel, fields, before, after } = change;
  const Icon = ICONS[kind];
  const where = [
    step && t('changes.block', { kind: t(`kind.${step.kind}`), id: step.id }),
    channel && channelName(channel),
    ...fields.map((field) => t(`field.${field}`, { defaultValue: field })),
  ].filter(Boolean);
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" component="li">
      <Icon size={16} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} />
      <Text size="sm">
        <Text span fw={600} size="sm">
          {where.length > 0 ? where.join(' · ') : t('changes.all')}
        </Text>
        {': '}
        {kind === 'changed' && t('changes.fromTo', { before: show(before), after: show(after) })}
        {kind === 'added' &&
          (fields.length === 0 ? t('changes.added') : t('changes.set', { after: show(after) }))}
        {kind === 'removed' &&
          (fields.length === 0 ? t('changes.removed') : t('changes.unset', { before: show(before) }))}
        {kind === 'moved' && t('changes.moved')}
      </Text>
    </Group>
  );
}

/** What differs between two journeys, in words; the lines of both for whoever wants them. */
export default function Changes({ before, after }: ChangesProps) {
  const { t } = useTexts();
  const [asText, setAsText] = useState(false);
  const changes = useMemo(() => toldChanges(before, after), [before, after]);
  if (changes.length === 0) return <Text c="dimmed">{t('changes.none')}</Text>;
  return (
    <Stack gap="xs" align="stretch">
      <Stack component="ul" gap={6} p={0} m={0} style={{ listStyle: 'none' }}>
        {changes.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew as a whole
          <Line key={index} change={change} />
        ))}
      </Stack>
      <div>
        <Button size="compact-xs" variant="subtle" onClick={() => setAsText(!asText)} aria-expanded={asText}>
          {t(asText ? 'changes.hideLines' : 'changes.showLines')}
        </Button>
      </div>
      {asText && (
        <Suspense fallback={<Loading />}>
          <TextLines label={t('changes.lines')} before={textOf(before)} after={textOf(after)} />
        </Suspense>
      )}
    </Stack>
  );
}
