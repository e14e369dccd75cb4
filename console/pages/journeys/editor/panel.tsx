import { CloseButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ComponentType, useEffect, useState } from 'react';
import type { AnyStep } from '../../../../core/journey/step-kind.ts';
import { valueAt } from '../document/places.ts';
import { placeOfStep, stepsOf } from '../document/steps-of.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';
import { BranchForm } from './forms/branch.tsx';
import { CascadeForm } from './forms/cascade.tsx';
import { EmitForm } from './forms/emit.tsx';
import { ExitForm } from './forms/exit.tsx';
import { OfferForm } from './forms/offer.tsx';
import { SendForm } from './forms/send.tsx';
import { SplitForm } from './forms/split.tsx';
import { TaskForm } from './forms/task.tsx';
import { UpdateForm } from './forms/update.tsx';
import { WaitForm } from './forms/wait.tsx';
import { WebhookForm } from './forms/webhook.tsx';
import { AboutForm } from './parts/about.tsx';
import { EndForm } from './parts/end.tsx';
import { isPart, type PartName } from './parts/names.ts';
import { PeopleForm } from './parts/people.tsx';
import { StartForm } from './parts/start.tsx';
import type { StepFormProps } from './step-form.ts';
import { useEdit } from './use-edit.ts';
import { useOpen } from './use-open.ts';

const FORMS: Readonly<Record<string, ComponentType<StepFormProps>>> = {
  wait: WaitForm,
  send: SendForm,
  cascade: CascadeForm,
  branch: BranchForm,
  split: SplitForm,
  update: UpdateForm,
  emit: EmitForm,
  offer: OfferForm,
  task: TaskForm,
  webhook: WebhookForm,
  exit: ExitForm,
};

const PARTS: Readonly<Record<PartName, ComponentType>> = {
  '~start': StartForm,
  '~people': PeopleForm,
  '~end': EndForm,
  '~about': AboutForm,
};

interface PanelProps {
  readonly open: string;
  readonly title: string;
  readonly close: () => void;
}

/** The form of whatever is open. */
export default function Panel({ open, title, close }: PanelProps) {
  const { t } = useTexts();
  const { editing } = useJourney();
  const place = placeOfStep(editing.journey, open);
  const Part = isPart(open) ? PARTS[open] : undefined;
  return (
    <Stack p="md" gap="md">
      <Group justify="space-between" wrap="nowrap">
        <Title order={2} size="h4">
          {title}
        </Title>
        <CloseButton aria-label={t('common:close')} onClick={close} />
      </Group>
      {Part && <Part />}
      {place && <StepForm key={open} place={place} />}
    </Stack>
  );
}

function StepForm({ place }: StepFormProps) {
  const { t } = useTexts();
  const { editing, mayEdit } = useJourney();
  const step = valueAt(editing.journey, place) as AnyStep;
  const Form = FORMS[step.kind];
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(`about.${step.kind}`, { defaultValue: '' })}
      </Text>
      <fieldset disabled={!mayEdit} style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
        <Stack gap="md">
          {Form && <Form place={place} />}
          <StepId place={place} step={step} />
        </Stack>
      </fieldset>
    </>
  );
}

/** Taken over when one leaves the field: a name half typed would be another block's. */
function StepId({ place, step }: StepFormProps & { step: AnyStep }) {
  const { t } = useTexts();
  const { set, journey, fault } = useEdit(place);
  const { show } = useOpen();
  const [text, setText] = useState(step.id);
  useEffect(() => setText(step.id), [step.id]);
  const isTaken = text !== step.id && stepsOf(journey).some(({ step: one }) => one.id === text);
  const take = () => {
    if (text === step.id || text === '' || isTaken) return setText(step.id);
    set(['id'], text);
    show(text);
  };
  return (
    <TextInput
      label={t('stepId.label')}
      description={t('stepId.text')}
      value={text}
      maxLength={64}
      error={isTaken ? t('stepId.taken', { id: text }) : fault('id')}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={take}
      onKeyDown={({ key }) => key === 'Enter' && take()}
    />
  );
}
