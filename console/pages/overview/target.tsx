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
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { reportOverview } from '../../../functions/api/routes/report-overview.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Allowed, useMay } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../ui/use-now.ts';
import { reachedOf } from './reached.ts';
import { useTexts } from './texts.ts';

const MEASURES = ['orders', 'revenue', 'not-spent'] as const;
const SETTINGS = '/v1/settings/report';

const startOfMonth = (nowMs: number): string => `${new Date(nowMs).toISOString().slice(0, 7)}-01`;

/** What the owner wants of a month, and how far it is. */
export function Target() {
  const { t } = useTexts();
  const mayEdit = useMay('admin');
  const [isOpen, dialog] = useDisclosure();
  const settings = useAnswer(SETTINGS);
  const current = settings.data as ReportSettings | undefined;
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
      {isOpen && <TargetDialog current={current} close={dialog.close} />}
    </Card>
  );
}

function Reached({ target }: { target: Goal }) {
  const { t } = useTexts();
  const format = useFormat();
  const range = { from: startOfMonth(useNow()) };
  const overview = useAnswer<typeof reportOverview>('/v1/reports/overview', { query: range });
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

function TargetDialog({ current, close }: { current: ReportSettings | undefined; close: () => void }) {
  const { t } = useTexts();
  const [measure, setMeasure] = useState<Goal['measure']>(current?.target?.measure ?? 'orders');
  const [perMonth, setPerMonth] = useState<number | string>(current?.target?.perMonth ?? '');
  const [currency, setCurrency] = useState(
    current?.target && 'currency' in current.target ? current.target.currency : 'EUR',
  );
  const save = useAct({ changes: [SETTINGS], done: close });
  const put = (target: Goal | undefined) => {
    const { target: _, ...rest } = current ?? {};
    save.mutate({ path: SETTINGS, method: 'PUT', body: { ...rest, ...(target && { target }) } });
  };
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
            {current?.target && (
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
