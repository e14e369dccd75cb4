import { Button, Fieldset, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Target as Goal, ReportSettings } from '../../../core/config/report-settings.ts';
import { Closed } from '../../ui/settings/closed.tsx';
import { SaveButton } from '../../ui/settings/save-button.tsx';
import { Trouble } from '../../ui/settings/trouble.tsx';
import { useChangeSettings } from '../../ui/settings/use-change-settings.ts';
import type { Stored } from '../../ui/settings/use-stored.ts';
import { useShop } from '../../ui/use-shop.ts';
import { useTexts } from './texts.ts';

const MEASURES = ['orders', 'revenue', 'not-spent'] as const;

/** The one that the shop pays its messages in, if it says so. */
const useShopCurrency = (): string => {
  const { prices = {} } = useShop();
  const all = Object.values(prices).flatMap((byCountry) => Object.values(byCountry ?? {}));
  return all[0]?.currency ?? 'EUR';
};

interface Typed {
  readonly measure: Goal['measure'];
  readonly perMonth: number | string;
  readonly currency: string | undefined;
}

const typedOf = (goal: Goal | undefined): Typed => ({
  measure: goal?.measure ?? 'orders',
  perMonth: goal?.perMonth ?? '',
  currency: goal && 'currency' in goal ? goal.currency : undefined,
});

interface TargetDialogProps {
  readonly stored: Stored<ReportSettings>;
  readonly close: () => void;
}

/** What an owner wants of a month. */
export default function TargetDialog({ stored, close }: TargetDialogProps) {
  const { t } = useTexts();
  const { target: before, ...rest } = stored.answer;
  const [typed, setTyped] = useState<Typed>();
  const save = useChangeSettings('report', stored, { done: close });
  const { approval } = save;
  // What is typed waits as well: whoever looks is told that she sees what is in effect.
  const shown = (approval.waits ? undefined : typed) ?? typedOf(before);
  const type = (part: Partial<Typed>) => setTyped({ ...shown, ...part });
  const { measure, perMonth } = shown;
  const usual = useShopCurrency();
  const currency = shown.currency ?? usual;
  const put = (target: Goal | undefined) => save.put(() => ({ ...rest, ...(target && { target }) }));
  const isWhole = typeof perMonth === 'number' && perMonth > 0 && /^[A-Z]{3}$/.test(currency);
  return (
    <Modal opened onClose={close} title={t('target.title')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isWhole) return;
          put(measure === 'orders' ? { measure, perMonth } : { measure, perMonth, currency });
        }}
      >
        <Stack>
          <Fieldset variant="unstyled" disabled={approval.waits}>
            <Stack>
              <Select
                label={t('target.measure')}
                data={MEASURES.map((value) => ({ value, label: t(`target.measures.${value}`) }))}
                value={measure}
                onChange={(value) => type({ measure: (value as Goal['measure'] | null) ?? 'orders' })}
                allowDeselect={false}
              />
              <NumberInput
                label={t('target.perMonth')}
                min={1}
                value={perMonth}
                onChange={(value) => type({ perMonth: value })}
                data-autofocus
              />
              {measure !== 'orders' && (
                <TextInput
                  label={t('target.currency')}
                  value={currency}
                  maxLength={3}
                  onChange={(event) => type({ currency: event.currentTarget.value.toUpperCase() })}
                />
              )}
            </Stack>
          </Fieldset>
          <Closed approval={approval} />
          <Trouble error={save.error} approval={approval} />
          <Group justify="flex-end">
            {before && (
              <Button variant="default" disabled={!approval.isOpen} onClick={() => put(undefined)}>
                {t('target.drop')}
              </Button>
            )}
            <SaveButton approval={approval} isReady={isWhole} isPending={save.isPending} />
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
