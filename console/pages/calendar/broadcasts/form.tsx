import { Checkbox, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import type { ContactSettings } from '../../../../core/config/settings.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import { To } from '../../../ui/link.tsx';
import { templatesFor, useKnown } from '../../journeys/journey/use-known.ts';
import { useTexts } from '../texts.ts';
import { CHANNELS, REPEATS, type TypedBroadcast } from './typed.ts';

interface FormProps {
  readonly typed: TypedBroadcast;
  readonly change: (typed: TypedBroadcast) => void;
}

interface PartProps extends FormProps {
  readonly set: (some: Partial<TypedBroadcast>) => void;
}

/** All of it on one page: it is little. */
export function BroadcastForm({ typed, change }: FormProps) {
  const { t } = useTexts();
  const set = (some: Partial<TypedBroadcast>) => change({ ...typed, ...some });
  return (
    <Stack maw={720}>
      <TextInput
        label={t('form.name')}
        description={t('form.nameText')}
        value={typed.name}
        maxLength={200}
        required
        onChange={({ currentTarget }) => set({ name: currentTarget.value })}
      />
      <What typed={typed} change={change} set={set} />
      <When typed={typed} change={change} set={set} />
      <NumberInput
        label={t('form.throttle')}
        description={t('form.throttleText')}
        value={typed.perMinute}
        min={1}
        max={1_000_000}
        decimalScale={0}
        onChange={(perMinute) => set({ perMinute })}
      />
    </Stack>
  );
}

function What({ typed, set }: PartProps) {
  const { t } = useTexts();
  const channelName = useChannelName();
  const { segments, templates = [] } = useKnown();
  const named = ({ id, name }: { id: string; name?: string | undefined }) => ({
    value: id,
    label: name ?? id,
  });
  const inEffect = segments.filter(({ version }) => version > 0);
  return (
    <>
      <Select
        label={t('form.segment')}
        description={
          <To to="/segments" size="xs">
            {t('form.segmentText')}
          </To>
        }
        data={inEffect.map(named)}
        value={typed.segment}
        onChange={(segment) => set({ segment })}
        searchable
        required
        nothingFoundMessage={t('form.nothing')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label={t('form.channel')}
          data={CHANNELS.map((value) => ({ value, label: channelName(value) }))}
          value={typed.channel}
          allowDeselect={false}
          onChange={(channel) =>
            set({ channel: (channel ?? 'email') as TypedBroadcast['channel'], template: null })
          }
        />
        <Select
          label={t('form.template')}
          data={templatesFor(templates, typed.channel)
            .filter(({ version }) => version > 0)
            .map(named)}
          value={typed.template}
          onChange={(template) => set({ template })}
          searchable
          required
          nothingFoundMessage={t('form.nothing')}
        />
      </SimpleGrid>
    </>
  );
}

function When({ typed, set }: PartProps) {
  const { t } = useTexts();
  const contact = useAnswer('/v1/settings/contact').data as ContactSettings | undefined;
  return (
    <>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <TextInput
          type="datetime-local"
          label={t('form.at')}
          description={
            typed.isByRecipient ? t('form.atOwnText') : t('form.atText', { zone: contact?.timezone ?? '' })
          }
          value={typed.at}
          required
          miw={200}
          onChange={({ currentTarget }) => set({ at: currentTarget.value.slice(0, 16) })}
        />
        <Select
          label={t('form.repeat')}
          description={t('form.repeatText')}
          data={REPEATS.map((value) => ({ value, label: t(`repeat.${value}`) }))}
          value={typed.repeat}
          allowDeselect={false}
          miw={200}
          onChange={(repeat) => set({ repeat: (repeat ?? 'once') as TypedBroadcast['repeat'] })}
        />
      </Group>
      {typed.repeat === 'own' && (
        <TextInput
          label={t('form.rrule')}
          description={t('form.rruleText')}
          placeholder="FREQ=MONTHLY;BYDAY=-1FR"
          value={typed.rrule}
          required
          className="mono"
          onChange={({ currentTarget }) => set({ rrule: currentTarget.value })}
        />
      )}
      <Checkbox
        label={t('form.byRecipient')}
        description={t('form.byRecipientText')}
        checked={typed.isByRecipient}
        onChange={({ currentTarget }) => set({ isByRecipient: currentTarget.checked })}
      />
    </>
  );
}
