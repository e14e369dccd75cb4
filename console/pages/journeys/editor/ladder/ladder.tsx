import { ActionIcon, Badge, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHandStop, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ChannelIcon, useChannelName } from '../../../../ui/channel.tsx';
import Sortable from '../../../../ui/sortable.tsx';
import { SpanInput } from '../../../../ui/span-input.tsx';
import type { Place } from '../../document/places.ts';
import { useJourney } from '../../journey/journey-context.ts';
import { useTexts } from '../../texts.ts';
import { TemplateField } from '../fields/fields.tsx';
import { useDragTexts } from '../use-drag-texts.ts';
import { useEdit } from '../use-edit.ts';
import { PriceOf } from './price-of.tsx';

interface LadderProps {
  /** Of the cascade. */
  readonly place: Place;
  /** Channels as they are tried. */
  readonly order: readonly string[];
  /** Events that end the cascade besides an order, a response and a denial. */
  readonly stops: readonly string[];
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (channel: string) => void;
}

/** The stages of a cascade from the first to the last, moved by mouse, finger, keys or buttons. */
export default function LadderOfStages({ place, order, stops, onMove, onRemove }: LadderProps) {
  const { t } = useTexts();
  const channelName = useChannelName();
  const { mayEdit } = useEdit(place);
  const count = order.length;
  const dragTexts = useDragTexts(count);
  return (
    <Sortable
      label={t('cascade.stages')}
      ids={order}
      nameOf={channelName}
      disabled={!mayEdit}
      onMove={onMove}
      texts={{ ...dragTexts, entry: (name, at) => t('cascade.stage', { at, name }) }}
    >
      {(channel, handle) => (
        <OneStage
          place={[...place, 'rungs', channel]}
          channel={channel}
          index={order.indexOf(channel)}
          count={count}
          handle={handle}
          stops={stops}
          onMove={onMove}
          onRemove={onRemove}
        />
      )}
    </Sortable>
  );
}

interface OneStageProps extends Pick<LadderProps, 'place' | 'stops' | 'onMove' | 'onRemove'> {
  readonly channel: string;
  readonly index: number;
  readonly count: number;
  readonly handle: ReactNode;
}

const PRICES = ['list', 'free', 'paid'] as const;

function OneStage(props: OneStageProps) {
  const { place, channel, index, count, handle, stops, onMove, onRemove } = props;
  const { t } = useTexts();
  const channelName = useChannelName();
  const name = channelName(channel);
  const { get, set, fault, mayEdit } = useEdit(place);
  const price = get<string>('price');
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" mb="xs">
        <Group gap={6} wrap="nowrap">
          {handle}
          <Badge circle color="gray" aria-hidden>
            {index + 1}
          </Badge>
          <ChannelIcon channel={channel} />
          <Text fw={600}>{name}</Text>
        </Group>
        {mayEdit && (
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('cascade.up', { name })}
              disabled={index === 0}
              onClick={() => onMove(index, index - 1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('cascade.down', { name })}
              disabled={index === count - 1}
              onClick={() => onMove(index, index + 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('cascade.remove', { name })}
              disabled={count === 1}
              onClick={() => onRemove(channel)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      <Stack gap="xs">
        <TemplateField
          place={[...place, 'template']}
          label={t('field.template')}
          channel={channel}
          size="xs"
        />
        <Group gap="sm" align="flex-start">
          <SpanInput
            size="xs"
            label={t('cascade.wait')}
            value={get<string>('wait')}
            error={fault('wait')}
            onChange={(next) => set(['wait'], next)}
          />
          <Select
            size="xs"
            w={150}
            label={t('field.price')}
            allowDeselect={false}
            data={PRICES.map((value) => ({ value, label: t(`price.${value}`) }))}
            value={price ?? 'list'}
            onChange={(value) => set(['price'], value === 'list' ? undefined : (value ?? undefined))}
          />
        </Group>
        <PriceOf channel={channel} price={price} />
        <Stops own={stops} />
      </Stack>
    </Paper>
  );
}

/** Everything that keeps the next stage from being tried. */
function Stops({ own }: { own: readonly string[] }) {
  const { t } = useTexts();
  const { editing } = useJourney();
  const exits = (editing.journey.exit ?? []).map(({ event }) => t(`event.${event}`, { defaultValue: event }));
  const all = [...new Set([t('cascade.responds'), t('cascade.denies'), ...exits, ...own])];
  return (
    <Group gap={4} aria-label={t('cascade.stopsWhen')} role="group">
      <IconHandStop size={14} aria-hidden />
      <Text size="xs" c="dimmed">
        {t('cascade.stopsWhen')}
      </Text>
      {all.map((stop) => (
        <Badge key={stop} size="sm" color="gray">
          {stop}
        </Badge>
      ))}
    </Group>
  );
}
