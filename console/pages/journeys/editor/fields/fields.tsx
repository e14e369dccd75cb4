import {
  ActionIcon,
  Autocomplete,
  Button,
  Card,
  Group,
  Input,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { channels } from '../../../../../core/channel/channels.ts';
import type { Condition } from '../../../../../core/condition/condition.ts';
import type { Awaited } from '../../../../../core/journey/awaited.ts';
import { useChannelName } from '../../../../ui/channel.tsx';
import { ConditionField } from '../../../../ui/conditions/condition-field.tsx';
import { knownEvents } from '../../../../ui/conditions/known-events.ts';
import { To } from '../../../../ui/link.tsx';
import type { Place } from '../../document/places.ts';
import { templatesFor, useKnown } from '../../journey/use-known.ts';
import { useTexts } from '../../texts.ts';
import { useEdit } from '../use-edit.ts';

interface FieldProps {
  readonly place: Place;
  readonly label: string;
  readonly description?: string;
}

const DERIVED = ['Cart Changed', 'Cart Emptied', 'Task Done'];

/** One line of text; empty takes the field out where it may be left out. */
export function TextField({ place, label, description, isOptional }: FieldProps & { isOptional?: boolean }) {
  const { get, set, fault } = useEdit();
  const value = get<string>(...place) ?? '';
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      error={fault(...place)}
      onChange={({ currentTarget }) =>
        set(place, isOptional && currentTarget.value === '' ? undefined : currentTarget.value)
      }
    />
  );
}

/** The name of an event: one that is known, or the shop's own. */
export function EventField({
  place,
  label,
  description,
  isDerivedToo,
}: FieldProps & { isDerivedToo?: boolean }) {
  const { get, set, fault } = useEdit();
  return (
    <Autocomplete
      label={label}
      description={description}
      data={isDerivedToo ? [...DERIVED, ...knownEvents] : [...knownEvents]}
      value={get<string>(...place) ?? ''}
      error={fault(...place)}
      onChange={(value) => set(place, value)}
    />
  );
}

export function ChannelField({ place, label }: FieldProps) {
  const { get, set, fault } = useEdit();
  const channelName = useChannelName();
  return (
    <Select
      label={label}
      allowDeselect={false}
      data={channels.map((value) => ({ value, label: channelName(value) }))}
      value={get<string>(...place) ?? null}
      error={fault(...place)}
      onChange={(value) => value && set(place, value)}
    />
  );
}

/** A template that the channel can say, with the way to its text. */
export function TemplateField({
  place,
  label,
  channel,
  size = 'sm',
}: FieldProps & { channel: string; size?: 'xs' | 'sm' }) {
  const { t } = useTexts();
  const { get, set, fault } = useEdit();
  const { templates = [] } = useKnown();
  const value = get<string>(...place) ?? '';
  const data = templatesFor(templates, channel).map(({ id, name = id, version }) => ({
    value: id,
    label: version === 0 ? t('template.draft', { name }) : name,
  }));
  const isListed = value === '' || data.some((one) => one.value === value);
  return (
    <Select
      label={label}
      size={size}
      searchable
      allowDeselect={false}
      placeholder={t('template.choose')}
      nothingFoundMessage={t('template.none')}
      data={isListed ? data : [...data, { value, label: value }]}
      value={value === '' ? null : value}
      error={fault(...place)}
      onChange={(chosen) => chosen && set(place, chosen)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        value === '' ? undefined : (
          <To to={`/templates/${encodeURIComponent(value)}`} size="xs">
            {t('template.open')}
          </To>
        )
      }
    />
  );
}

interface DocumentFieldProps extends FieldProps {
  readonly of: 'segments' | 'offers' | 'journeys';
}

/** A segment, an offer or a journey by its name. */
export function DocumentField({ place, label, description, of }: DocumentFieldProps) {
  const { t } = useTexts();
  const { get, set, fault } = useEdit();
  const known = useKnown()[of];
  const value = get<string>(...place) ?? '';
  const data = known.map(({ id, name }) => ({ value: id, label: name ?? id }));
  const isListed = value === '' || data.some((one) => one.value === value);
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      placeholder={t('choose')}
      nothingFoundMessage={t('list.nothing')}
      data={isListed ? data : [...data, { value, label: value }]}
      value={value === '' ? null : value}
      error={fault(...place)}
      onChange={(chosen) => chosen && set(place, chosen)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={
        value === '' ? (
          description
        ) : (
          <To to={`/${of}/${encodeURIComponent(value)}`} size="xs">
            {t(`open.${of}`)}
          </To>
        )
      }
    />
  );
}

interface WhereProps extends FieldProps {
  readonly hasEvent?: boolean;
}

/** A condition at a place; without one it holds for everybody. */
export function WhereField({ place, label, hasEvent = true }: WhereProps) {
  const { get, set, faultBelow, mayEdit } = useEdit();
  const { segments, journeys } = useKnown();
  return (
    <ConditionField
      label={label}
      condition={get<Condition>(...place)}
      hasEvent={hasEvent}
      segments={segments}
      journeys={journeys}
      disabled={!mayEdit}
      error={faultBelow(...place)}
      onChange={(condition) => set(place, condition)}
    />
  );
}

const MATCHES = ['cart', 'order', 'item'] as const;

/** An event that is waited for, with what it must be about. */
export function AwaitedFields({ place, label }: FieldProps) {
  const { t } = useTexts();
  const { get, set } = useEdit();
  return (
    <Stack gap="xs">
      <EventField place={[...place, 'event']} label={label} isDerivedToo />
      <Select
        label={t('match.label')}
        clearable
        placeholder={t('match.any')}
        data={MATCHES.map((value) => ({ value, label: t(`match.${value}`) }))}
        value={get<string>(...place, 'match') ?? null}
        onChange={(value) => set([...place, 'match'], value ?? undefined)}
      />
      <WhereField place={[...place, 'where']} label={t('where.event')} />
    </Stack>
  );
}

/** Several of them, any of which counts. */
export function AwaitedListField({ place, label, description }: FieldProps) {
  const { t } = useTexts();
  const { get, set, fault, mayEdit } = useEdit();
  const list = get<Awaited[]>(...place) ?? [];
  const put = (next: readonly Awaited[]) => set(place, next.length === 0 ? undefined : next);
  return (
    <Input.Wrapper label={label} description={description} error={fault(...place)} labelElement="div">
      <Stack gap="xs" mt={4}>
        {list.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no names of their own
          <Card key={index} withBorder padding="xs">
            <AwaitedFields place={[...place, index]} label={t('awaited.event', { number: index + 1 })} />
            <Group justify="flex-end" mt={4}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('awaited.remove', { number: index + 1 })}
                disabled={!mayEdit}
                onClick={() => put(list.toSpliced(index, 1))}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Card>
        ))}
        {mayEdit && (
          <div>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              aria-label={t('awaited.addTo', { list: label })}
              onClick={() => put([...list, { event: 'Order Completed' }])}
            >
              {t('awaited.add')}
            </Button>
          </div>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
