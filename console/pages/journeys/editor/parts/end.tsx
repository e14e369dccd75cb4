import { Stack, Switch } from '@mantine/core';
import { SpanInput } from '../../../../ui/span-input.tsx';
import { useTexts } from '../../texts.ts';
import { AwaitedFields, AwaitedListField } from '../fields/fields.tsx';
import { useEdit } from '../use-edit.ts';

/** What it is for, and what ends it at once. */
export function EndForm() {
  const { t } = useTexts();
  const { get, set, fault } = useEdit();
  const hasGoal = get('goal') !== undefined;
  return (
    <Stack>
      <Switch
        label={t('end.hasGoal')}
        checked={hasGoal}
        onChange={({ currentTarget }) =>
          set(['goal'], currentTarget.checked ? { event: 'Order Completed', within: 'P3D' } : undefined)
        }
      />
      {hasGoal && (
        <>
          <AwaitedFields place={['goal']} label={t('end.goalEvent')} />
          <SpanInput
            label={t('end.within')}
            description={t('end.withinText')}
            value={get<string>('goal', 'within') ?? 'P30D'}
            error={fault('goal', 'within')}
            onChange={(next) => set(['goal', 'within'], next)}
          />
        </>
      )}
      <AwaitedListField place={['exit']} label={t('end.exits')} description={t('end.exitsText')} />
    </Stack>
  );
}
