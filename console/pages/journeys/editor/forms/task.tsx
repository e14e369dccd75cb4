import { Switch, Textarea } from '@mantine/core';
import { SpanInput } from '../../../../ui/span-input.tsx';
import { useTexts } from '../../texts.ts';
import { TextField } from '../fields/fields.tsx';
import type { StepFormProps } from '../step-form.ts';
import { useEdit } from '../use-edit.ts';

export function TaskForm({ place }: StepFormProps) {
  const { t } = useTexts();
  const { get, set, fault } = useEdit(place);
  const due = get<string>('due');
  return (
    <>
      <TextField place={[...place, 'title']} label={t('field.title')} description={t('task.liquid')} />
      <Textarea
        label={t('field.text')}
        autosize
        minRows={3}
        maxRows={12}
        value={get<string>('text') ?? ''}
        error={fault('text')}
        onChange={({ currentTarget }) => set(['text'], currentTarget.value)}
      />
      <TextField
        place={[...place, 'queue']}
        label={t('field.queue')}
        description={t('task.queueText')}
        isOptional
      />
      <Switch
        label={t('task.later')}
        checked={due !== undefined}
        onChange={({ currentTarget }) => set(['due'], currentTarget.checked ? 'PT1H' : undefined)}
      />
      {due !== undefined && (
        <SpanInput
          label={t('field.due')}
          value={due}
          error={fault('due')}
          onChange={(next) => set(['due'], next)}
        />
      )}
    </>
  );
}
