import { Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { SpanInput } from '../../../../ui/span-input.tsx';
import { useTexts } from '../../texts.ts';
import { AwaitedFields, DocumentField, EventField, TextField, WhereField } from '../fields/fields.tsx';
import { useEdit } from '../use-edit.ts';

const KINDS = ['event', 'segment', 'date', 'schedule', 'manual'] as const;
type Kind = (typeof KINDS)[number];

const BEGINNINGS: Readonly<Record<Kind, object>> = {
  event: { event: 'Cart Changed' },
  segment: { segment: '', on: 'enter' },
  date: { date: 'profile.birthday', yearly: true, at: '10:00' },
  schedule: { schedule: { at: '' }, to: { segment: '' } },
  manual: { manual: true },
};

const kindOf = (trigger: object): Kind => KINDS.find((kind) => Object.hasOwn(trigger, kind)) ?? 'event';

/** What brings people in. */
export function StartForm() {
  const { t } = useTexts();
  const { get, set, fault } = useEdit(['trigger']);
  const kind = kindOf(get<object>() ?? {});
  const Fields = FIELDS[kind];
  return (
    <Stack>
      <Select
        label={t('start.kind')}
        allowDeselect={false}
        data={KINDS.map((value) => ({ value, label: t(`start.${value}`) }))}
        value={kind}
        error={fault()}
        onChange={(value) => value && value !== kind && set([], BEGINNINGS[value as Kind])}
      />
      <Fields />
    </Stack>
  );
}

function EventStart() {
  const { t } = useTexts();
  const { get, set, fault } = useEdit(['trigger']);
  const hasWithout = get('without') !== undefined;
  return (
    <>
      <EventField place={['trigger', 'event']} label={t('start.eventName')} isDerivedToo />
      <WhereField place={['trigger', 'where']} label={t('where.event')} />
      <Switch
        label={t('start.without')}
        description={t('start.withoutText')}
        checked={hasWithout}
        onChange={({ currentTarget }) => {
          const { without, within, ...rest } = get<Record<string, unknown>>() ?? {};
          set(
            [],
            currentTarget.checked ? { ...rest, without: { event: 'Order Completed' }, within: 'PT2H' } : rest,
          );
        }}
      />
      {hasWithout && (
        <>
          <AwaitedFields place={['trigger', 'without']} label={t('start.withoutEvent')} />
          <SpanInput
            label={t('start.within')}
            value={get<string>('within')}
            error={fault('within')}
            onChange={(next) => set(['within'], next)}
          />
        </>
      )}
    </>
  );
}

const WAYS = ['enter', 'leave'] as const;

function SegmentStart() {
  const { t } = useTexts();
  const { get, set } = useEdit(['trigger']);
  return (
    <>
      <DocumentField of="segments" place={['trigger', 'segment']} label={t('field.segment')} />
      <Select
        label={t('start.on')}
        allowDeselect={false}
        data={WAYS.map((value) => ({ value, label: t(`start.${value}`) }))}
        value={get<string>('on') ?? null}
        onChange={(value) => value && set(['on'], value)}
      />
    </>
  );
}

const SIDES = ['on', 'before', 'after'] as const;

function DateStart() {
  const { t } = useTexts();
  const { get, set, fault } = useEdit(['trigger']);
  const offset = get<string>('offset');
  const side = offset === undefined ? 'on' : offset.startsWith('-') ? 'before' : 'after';
  const put = (next: string, span: string) =>
    set(['offset'], next === 'on' ? undefined : next === 'before' ? `-${span}` : span);
  const span = offset?.replace(/^-/, '') ?? 'P7D';
  return (
    <>
      <TextField place={['trigger', 'date']} label={t('start.dateOf')} description={t('start.dateText')} />
      <Select
        label={t('start.side')}
        allowDeselect={false}
        data={SIDES.map((value) => ({ value, label: t(`start.side-${value}`) }))}
        value={side}
        onChange={(value) => value && put(value, span)}
      />
      {side !== 'on' && (
        <SpanInput
          label={t('start.offset')}
          value={span}
          error={fault('offset')}
          onChange={(next) => put(side, next)}
        />
      )}
      <Switch
        label={t('start.yearly')}
        checked={get('yearly') === true}
        onChange={({ currentTarget }) => set(['yearly'], currentTarget.checked ? true : undefined)}
      />
      <TextInput
        type="time"
        label={t('wait.clock')}
        description={t('wait.clockText')}
        value={get<string>('at') ?? ''}
        error={fault('at')}
        onChange={({ currentTarget }) =>
          set(['at'], currentTarget.value === '' ? undefined : currentTarget.value)
        }
      />
    </>
  );
}

function ScheduleStart() {
  const { t } = useTexts();
  const { get, set, fault } = useEdit(['trigger']);
  return (
    <>
      <TextInput
        type="datetime-local"
        label={t('start.at')}
        value={get<string>('schedule', 'at') ?? ''}
        error={fault('schedule', 'at')}
        onChange={({ currentTarget }) => set(['schedule', 'at'], currentTarget.value)}
      />
      <TextField
        place={['trigger', 'schedule', 'rrule']}
        label={t('start.again')}
        description={t('start.againText')}
        isOptional
      />
      <TextField
        place={['trigger', 'schedule', 'timezone']}
        label={t('start.zone')}
        description={t('start.zoneText')}
        isOptional
      />
      {get('to', 'recipientsOf') === undefined && (
        <DocumentField of="segments" place={['trigger', 'to', 'segment']} label={t('start.toSegment')} />
      )}
    </>
  );
}

function ManualStart() {
  const { t } = useTexts();
  return (
    <Text size="sm" c="dimmed">
      {t('start.manualText')}
    </Text>
  );
}

const FIELDS: Readonly<Record<Kind, () => React.ReactNode>> = {
  event: EventStart,
  segment: SegmentStart,
  date: DateStart,
  schedule: ScheduleStart,
  manual: ManualStart,
};
