import { Button, Fieldset, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Target as Goal, ReportSettings } from '../../../core/config/report-settings.ts';
import { Failed } from '../../ui/loaded.tsx';
import { Closed } from '../../ui/settings/closed.tsx';
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

interface TargetDialogProps {
  readonly stored: Stored<ReportSettings>;
  readonly close: () => void;
}

/** What an owner wants of a month. */
export default function TargetDialog({ stored, close }: TargetDialogProps) {
  const { t } = useTexts();
  const { target: before, ...rest } = stored.answer;
  const [measure, setMeasure] = useState<Goal['measure']>(before?.measure ?? 'orders');
  const [perMonth, setPerMonth] = useState<number | string>(before?.perMonth ?? '');
  const [typed, setCurrency] = useState(before && 'currency' in before ? before.currency : undefined);
  const usual = useShopCurrency();
  const currency = typed ?? usual;
  const save = useChangeSettings('report', stored, { done: close });
  const { approval } = save;
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
                onChange={(value) => setMeasure((value as Goal['measure'] | null) ?? 'orders')}
                allowDeselect={false}
              />
              <NumberInput
                label={t('target.perMonth')}
                min={1}
                value={perMonth}
                onChange={setPerMonth}
                data-autofocus
              />
              {measure !== 'orders' && (
                <TextInput
                  label={t('target.currency')}
                  value={currency}
                  maxLength={3}
                  onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
                />
              )}
            </Stack>
          </Fieldset>
          <Closed approval={approval} />
          {save.error && <Failed error={save.error} />}
          <Group justify="flex-end">
            {before && (
              <Button variant="default" disabled={!approval.isOpen} onClick={() => put(undefined)}>
                {t('target.drop')}
              </Button>
            )}
            <Button type="submit" disabled={!isWhole || !approval.isOpen} loading={save.isPending}>
              {t(approval.takesTwo ? 'common:twoPeople.ask' : 'common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
