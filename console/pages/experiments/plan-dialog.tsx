import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  Modal,
  NumberInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { Closed } from '../../ui/settings/closed.tsx';
import { SaveButton } from '../../ui/settings/save-button.tsx';
import { Trouble } from '../../ui/settings/trouble.tsx';
import { useConfirm } from '../../ui/use-confirm.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { isPlanOf, planOf, type TypedPlan, typedOf, withPlan } from './plan.ts';
import { useTexts } from './texts.ts';
import { type KeptSettings, useSaveSettings } from './use-settings.ts';
import { keyOf, type OnTrial, useWords } from './use-words.ts';

interface Dialog {
  readonly trial: OnTrial;
  readonly kept: KeptSettings;
  readonly close: () => void;
}

/** What one looks for, said before anybody takes part. */
export function PlanDialog({ trial, kept, close }: Dialog) {
  const { t } = useTexts();
  const words = useWords();
  const confirm = useConfirm();
  const before = kept.answer.plans.find(isPlanOf(trial));
  const draft = useDraft<TypedPlan>(`experiment.${keyOf(trial)}`, typedOf(before));
  const plan = planOf(trial, draft.value);
  const done = () => {
    draft.drop();
    close();
  };
  const save = useSaveSettings(kept, done);
  const { approval } = save;
  const typed = approval.waits ? typedOf(before) : draft.value;
  const drop = () =>
    confirm({
      title: t('plan.dropTitle'),
      text: t('plan.dropText'),
      act: t('plan.drop'),
      go: () => save.put((settings) => withPlan(settings, trial, undefined)),
    });
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('plan.title', { what: words.kind(trial) })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (plan) save.put((settings) => withPlan(settings, trial, plan));
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t('plan.lead')}
          </Text>
          <Fieldset variant="unstyled" disabled={approval.waits}>
            <Stack>
              <Fields typed={typed} change={draft.change} isControl={trial.stepId === undefined} />
            </Stack>
          </Fieldset>
          <Trouble error={save.error} approval={approval} />
          <Closed approval={approval} />
          <Group justify="space-between">
            {before ? (
              <Button variant="subtle" color="red" disabled={!approval.isOpen} onClick={drop}>
                {t('plan.drop')}
              </Button>
            ) : (
              <span />
            )}
            <SaveButton approval={approval} isReady={plan !== undefined} isPending={save.isPending} />
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface FieldsProps {
  readonly typed: TypedPlan;
  readonly change: (typed: TypedPlan) => void;
  readonly isControl: boolean;
}

function Fields({ typed, change, isControl }: FieldsProps) {
  const { t } = useTexts();
  const set = (some: Partial<TypedPlan>) => change({ ...typed, ...some });
  const number = (
    name: 'plannedPeople' | 'leastDays' | 'mostMoreUnsubscribed' | 'confidence',
    more: { min: number; max: number; suffix?: string; decimalScale: number },
  ) => (
    <NumberInput
      label={t(`plan.${name}`)}
      value={typed[name]}
      onChange={(value) => set({ [name]: value })}
      {...more}
    />
  );
  return (
    <>
      <SegmentedControl
        aria-label={t('plan.measure')}
        value={typed.measure}
        onChange={(measure) => set({ measure: measure as TypedPlan['measure'] })}
        data={(['orders', 'revenue'] as const).map((value) => ({ value, label: t(`plan.by.${value}`) }))}
      />
      <Group grow align="flex-start">
        <NumberInput
          label={t('plan.difference')}
          description={t(`plan.differenceOf.${typed.measure}`)}
          value={typed.difference}
          onChange={(difference) => set({ difference })}
          min={0.01}
          decimalScale={2}
          data-autofocus
          {...(typed.measure === 'orders' && { max: 99 })}
        />
        {typed.measure === 'revenue' && (
          <TextInput
            label={t('plan.currency')}
            description={t('plan.currencyText')}
            value={typed.currency}
            maxLength={3}
            onChange={({ currentTarget }) => set({ currency: currentTarget.value.toUpperCase() })}
          />
        )}
      </Group>
      {number('plannedPeople', { min: 100, max: 1e9, decimalScale: 0 })}
      {number('leastDays', { min: 0, max: 365, decimalScale: 0 })}
      {number('mostMoreUnsubscribed', { min: 0, max: 100, decimalScale: 2 })}
      {number('confidence', { min: 80, max: 99.9, decimalScale: 1, suffix: ' %' })}
      {!isControl && (
        <Checkbox
          label={t('plan.stop')}
          description={t('plan.stopText')}
          checked={typed.stopAutomatically}
          onChange={({ currentTarget }) => set({ stopAutomatically: currentTarget.checked })}
        />
      )}
    </>
  );
}
