import { Button, Group, Menu, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Awaited } from '../../../../../core/journey/awaited.ts';
import { ChannelIcon, useChannelName } from '../../../../ui/channel.tsx';
import { Loading } from '../../../../ui/loaded.tsx';
import { templatesFor, useKnown } from '../../journey/use-known.ts';
import { useTexts } from '../../texts.ts';
import { AwaitedListField } from '../fields/fields.tsx';
import {
  addStage,
  compareOrders,
  freeChannels,
  type Ladder,
  moveStage,
  ordersOf,
  removeStage,
  trialsOf,
} from '../ladder/stages.ts';
import type { StepFormProps } from '../step-form.ts';
import { useEdit } from '../use-edit.ts';
import { useWords } from '../use-words.ts';

const Rungs = lazy(() => import('../ladder/ladder.tsx'));

/** Channels one after the other until the person responds: a ladder whose stages are dragged. */
export function CascadeForm({ place }: StepFormProps) {
  const { t } = useTexts();
  const words = useWords();
  const { get, set, fault, mayEdit } = useEdit(place);
  const ladder = get<Ladder>() ?? {};
  const trials = trialsOf(ladder);
  const put = (next: Ladder) => set([], next);
  const stops = (get<Awaited[]>('stop') ?? []).map(words.event);
  return (
    <>
      <Switch
        label={t('cascade.compare')}
        description={t('cascade.compareText')}
        checked={trials !== undefined}
        onChange={({ currentTarget }) => put(compareOrders(ladder, currentTarget.checked))}
      />
      {ordersOf(ladder).map((order, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: orders are known by their place
        <Stack key={at} gap="xs">
          {trials && (
            <NumberInput
              label={t('cascade.share', { way: String.fromCharCode(65 + at) })}
              suffix=" %"
              min={0}
              max={100}
              decimalScale={1}
              value={Math.round((trials[at]?.share ?? 0) * 1000) / 10}
              error={at === 0 ? fault('order', 'experiment') : undefined}
              onChange={(next) =>
                typeof next === 'number' && set(['order', 'experiment', at, 'share'], next / 100)
              }
            />
          )}
          <Suspense fallback={<Loading />}>
            <Rungs
              place={place}
              order={order}
              stops={stops}
              onMove={(from, to) => put(moveStage(ladder, at, from, to))}
              onRemove={(channel) => put(removeStage(ladder, at, channel))}
            />
          </Suspense>
        </Stack>
      ))}
      {fault('order') !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)">
          {fault('order')}
        </Text>
      )}
      <AddStage ladder={ladder} put={put} mayEdit={mayEdit} />
      <AwaitedListField
        place={[...place, 'stop']}
        label={t('cascade.stop')}
        description={t('cascade.stopText')}
      />
      <Switch
        label={t('cascade.opens')}
        description={t('cascade.opensText')}
        checked={get('opens') === true}
        onChange={({ currentTarget }) => set(['opens'], currentTarget.checked ? true : undefined)}
      />
    </>
  );
}

interface AddStageProps {
  readonly ladder: Ladder;
  readonly put: (next: Ladder) => void;
  readonly mayEdit: boolean;
}

/** One stage for each channel: those that are not there yet. */
function AddStage({ ladder, put, mayEdit }: AddStageProps) {
  const { t } = useTexts();
  const channelName = useChannelName();
  const { templates = [] } = useKnown();
  const free = freeChannels(ladder);
  if (!mayEdit || free.length === 0) return null;
  const add = (channel: string) =>
    put(addStage(ladder, channel, { template: templatesFor(templates, channel)[0]?.id ?? '', wait: 'P1D' }));
  return (
    <Group>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="light" leftSection={<IconPlus size={14} aria-hidden />}>
            {t('cascade.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {free.map((channel) => (
            <Menu.Item
              key={channel}
              leftSection={<ChannelIcon channel={channel} size={16} />}
              onClick={() => add(channel)}
            >
              {channelName(channel)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
