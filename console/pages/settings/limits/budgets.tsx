import { Badge, Fieldset, Group, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import type { getBudgets } from '../../../../functions/api/routes/get-budgets.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import type { Form } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';

const BUDGETED = ['sms', 'email', 'push'] as const;
const PERIODS = ['day', 'month'] as const;

interface Money {
  readonly amount: number;
  readonly currency: string;
}
type Periods = Partial<Record<(typeof PERIODS)[number], Money>>;
export type BudgetSettingsJson = Partial<Record<(typeof BUDGETED)[number], Periods>>;

/** What marketing by a channel may cost; an empty field is no limit. */
export function Budgets({ form: { value, change, fault } }: { form: Form<BudgetSettingsJson> }) {
  const name = useChannelName();
  return (
    <SimpleGrid cols={{ base: 1, md: 3 }}>
      {BUDGETED.map((channel) => (
        <Fieldset
          key={channel}
          legend={
            <Group gap={6} component="span">
              <ChannelIcon channel={channel} /> {name(channel)}
            </Group>
          }
        >
          <Channel
            channel={channel}
            periods={value[channel] ?? {}}
            change={(periods) => change({ [channel]: periods })}
            error={fault(`/${channel}`)}
          />
        </Fieldset>
      ))}
    </SimpleGrid>
  );
}

interface ChannelProps {
  readonly channel: string;
  readonly periods: Periods;
  readonly change: (periods: Periods | undefined) => void;
  readonly error: string | undefined;
}

function Channel({ channel, periods, change, error }: ChannelProps) {
  const { t } = useTexts();
  const currency = periods.day?.currency ?? periods.month?.currency ?? 'EUR';
  const put = (next: Periods) => change(next.day || next.month ? next : undefined);
  const set = (per: (typeof PERIODS)[number], amount: string | number) => {
    const { [per]: _, ...other } = periods;
    put(amount === '' ? other : { ...other, [per]: { amount: Number(amount), currency } });
  };
  return (
    <>
      {PERIODS.map((per) => (
        <NumberInput
          key={per}
          label={t(`limits.budget.${per}`)}
          min={0}
          decimalScale={2}
          placeholder={t('limits.noLimit')}
          value={periods[per]?.amount ?? ''}
          onChange={(amount) => set(per, amount)}
          error={per === 'day' ? error : undefined}
        />
      ))}
      <TextInput
        label={t('shop.currency')}
        maxLength={3}
        disabled={!periods.day && !periods.month}
        value={currency}
        onChange={(event) => {
          const other = event.currentTarget.value.toUpperCase();
          put(
            Object.fromEntries(
              Object.entries(periods).map(([per, money]) => [per, { ...money, currency: other }]),
            ),
          );
        }}
      />
      <Spent channel={channel} />
    </>
  );
}

function Spent({ channel }: { channel: string }) {
  const { t } = useTexts();
  const { money } = useFormat();
  const budgets = useAnswer<typeof getBudgets>('/v1/budgets');
  const own = budgets.data?.budgets.filter((budget) => budget.channel === channel) ?? [];
  return (
    <Group gap="xs" mt="xs">
      {own.map(({ per, spent, limit }) => (
        <Badge key={per} color={spent.amount >= limit.amount ? 'red' : 'gray'}>
          {t(`limits.spent.${per}`, { spent: money(spent.amount, spent.currency) })}
        </Badge>
      ))}
    </Group>
  );
}
