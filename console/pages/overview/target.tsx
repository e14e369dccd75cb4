import {
  Button,
  Card,
  Group,
  Modal,
  NumberInput,
  Progress,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { Target as Goal, ReportSettings } from '../../../core/config/report-settings.ts';
import type { ContactSettings } from '../../../core/config/settings.ts';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Allowed, useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../ui/use-now.ts';
import { useShop } from '../../ui/use-shop.ts';
import { type Stored, useStored } from '../../ui/use-stored.ts';
import { dayAt } from '../calendar/month/days.ts';
import { reachedOf } from './reached.ts';
import { useTexts } from './texts.ts';

const MEASURES = ['orders', 'revenue', 'not-spent'] as const;
const SETTINGS = '/v1/settings/report';

/** First of the month that a calendar in the shop shows; days of the figures are by its clock as well. */
const useStartOfMonth = (): string | undefined => {
  const contact = useAnswer('/v1/settings/contact').data as ContactSettings | undefined;
  const today = dayAt(useNow(), contact?.timezone);
  return contact && `${today.slice(0, 7)}-01`;
};

/** What the owner wants of a month, and how far it is. */
export function Target() {
  const { t } = useTexts();
  const mayEdit = useMay('admin');
  const [isOpen, dialog] = useDisclosure();
  const settings = useStored<ReportSettings>('report');
  const current = settings.data?.answer;
  if (current?.target === undefined && !mayEdit) return null;
  return (
    <Card withBorder component="section" aria-label={t('target.title')}>
      <Group justify="space-between">
        <Text fw={600} component="h2">
          {t('target.title')}
        </Text>
        <Allowed to="admin">
          <Button size="xs" variant="default" onClick={dialog.open} disabled={!settings.data}>
            {t(current?.target ? 'common:edit' : 'target.set')}
          </Button>
        </Allowed>
      </Group>
      {current?.target ? <Reached target={current.target} /> : <Text c="dimmed">{t('target.none')}</Text>}
      {isOpen && settings.data && <TargetDialog stored={settings.data} close={dialog.close} />}
    </Card>
  );
}

function Reached({ target }: { target: Goal }) {
  const { t } = useTexts();
  const format = useFormat();
  const from = useStartOfMonth();
  const overview = useAnswer<typeof reportOverview>('/v1/reports/overview', {
    query: { from },
    enabled: from !== undefined,
  });
  const reached = overview.data && reachedOf(target, overview.data as AnswerOf<typeof reportOverview>);
  const worded = (value: number): string =>
    target.measure === 'orders' ? format.number(value) : format.money(value, target.currency);
  if (reached === undefined) return null;
  const share = Math.min(1, Math.max(0, reached / target.perMonth));
  return (
    <Stack gap={4} mt="xs">
      <Text size="sm">
        {t(`target.of.${target.measure}`, { reached: worded(reached), wanted: worded(target.perMonth) })}
      </Text>
      <Progress value={share * 100} size="lg" aria-label={`${t('target.title')}: ${format.percent(share)}`} />
    </Stack>
  );
}

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

function TargetDialog({ stored, close }: TargetDialogProps) {
  const { t } = useTexts();
  const { target: before, ...rest } = stored.answer;
  const [measure, setMeasure] = useState<Goal['measure']>(before?.measure ?? 'orders');
  const [perMonth, setPerMonth] = useState<number | string>(before?.perMonth ?? '');
  const [typed, setCurrency] = useState(before && 'currency' in before ? before.currency : undefined);
  const usual = useShopCurrency();
  const currency = typed ?? usual;
  const save = useAct({ changes: [SETTINGS], done: close });
  const put = (target: Goal | undefined) =>
    save.mutate({
      ...{ path: SETTINGS, method: 'PUT', ifMatch: stored.draftVersion ?? 0 },
      body: { ...rest, ...(target && { target }) },
    });
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
          <Group justify="flex-end">
            {before && (
              <Button variant="default" onClick={() => put(undefined)}>
                {t('target.drop')}
              </Button>
            )}
            <Button type="submit" disabled={!isWhole} loading={save.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
