import { Chip, Group, Input, Radio, Stack, Switch, TextInput } from '@mantine/core';
import type { AnyStep } from '../../../../../core/journey/step-kind.ts';
import { weekdays } from '../../../../../core/journey/weekdays.ts';
import { SpanInput } from '../../../../ui/span-input.tsx';
import { valueAt, withValue } from '../../document/places.ts';
import { useTexts } from '../../texts.ts';
import { AwaitedFields } from '../fields/fields.tsx';
import type { StepFormProps } from '../step-form.ts';
import { useEdit } from '../use-edit.ts';

const WAYS = ['for', 'until', 'both', 'event'] as const;
type Way = (typeof WAYS)[number];

const wayOf = (step: AnyStep): Way => {
  if (step.event !== undefined) return 'event';
  if (step.until === undefined) return 'for';
  return step.for === undefined ? 'until' : 'both';
};

/** For a time, until a time of day, both one after the other, or until something happens. */
export function WaitForm({ place }: StepFormProps) {
  const { t } = useTexts();
  const { get, set, edit, fault } = useEdit(place);
  const step = get<AnyStep>() as AnyStep;
  const way = wayOf(step);
  const choose = (next: Way) =>
    edit((journey) => {
      const { for: span, until, event, then, else: otherwise, ...rest } = valueAt(journey, place) as AnyStep;
      const at = until ?? { time: '10:00' };
      return withValue(journey, place, {
        ...rest,
        ...(next !== 'until' && { for: span ?? 'PT1H' }),
        ...((next === 'until' || next === 'both') && { until: at }),
        ...(next === 'event' && {
          event: event ?? { event: 'Order Completed' },
          // biome-ignore lint/suspicious/noThenProperty: the document's own word; nothing awaits a step
          then: then ?? [],
          else: otherwise ?? [],
        }),
      });
    });
  return (
    <Stack gap="md">
      <Radio.Group label={t('wait.how')} value={way} onChange={(next) => choose(next as Way)}>
        <Stack gap={6} mt={4}>
          {WAYS.map((one) => (
            <Radio key={one} value={one} label={t(`wait.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      {way === 'event' && <AwaitedFields place={[...place, 'event']} label={t('wait.eventName')} />}
      {way !== 'until' && (
        <SpanInput
          label={t(way === 'event' ? 'wait.atMost' : 'wait.time')}
          value={get<string>('for')}
          error={fault('for')}
          onChange={(next) => set(['for'], next)}
        />
      )}
      {(way === 'for' || way === 'both') && (
        <Switch
          label={t('wait.fromActivity')}
          description={t('wait.fromActivityText')}
          checked={get('from') === 'lastActivity'}
          onChange={({ currentTarget }) => set(['from'], currentTarget.checked ? 'lastActivity' : undefined)}
        />
      )}
      {(way === 'until' || way === 'both') && <Until {...{ place }} />}
    </Stack>
  );
}

function Until({ place }: StepFormProps) {
  const { t } = useTexts();
  const { get, set, fault } = useEdit([...place, 'until']);
  return (
    <Stack gap="xs">
      <TextInput
        type="time"
        label={t('wait.clock')}
        description={t('wait.clockText')}
        value={get<string>('time') ?? ''}
        error={fault('time')}
        onChange={({ currentTarget }) => set(['time'], currentTarget.value)}
      />
      <Input.Wrapper label={t('wait.days')} description={t('wait.daysText')} labelElement="div">
        <Chip.Group
          multiple
          value={get<string[]>('on') ?? []}
          onChange={(days) =>
            set(['on'], days.length === 0 ? undefined : weekdays.filter((day) => days.includes(day)))
          }
        >
          <Group gap={4} mt={4}>
            {weekdays.map((day) => (
              <Chip key={day} value={day} size="xs">
                {t(`weekday.${day}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
    </Stack>
  );
}
