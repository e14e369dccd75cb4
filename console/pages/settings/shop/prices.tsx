import { ActionIcon, Button, Fieldset, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ShopSettingsJson } from '../../../../core/config/shop-settings-json.ts';
import { useChannelName } from '../../../ui/channel.tsx';
import type { Form } from '../settings-form.tsx';
import { useTexts } from '../texts.ts';
import { nextRow, PRICED, type PriceRow, pricesOf, rowsOf } from './price-rows.ts';

/** What messages cost: what is spent, and not spent, is counted with it. */
export function Prices({ form: { value, change, fault } }: { form: Form<ShopSettingsJson> }) {
  const { t } = useTexts();
  const name = useChannelName();
  const rows = rowsOf(value.prices);
  const put = (all: readonly PriceRow[]) => change({ prices: pricesOf(all) });
  return (
    <Fieldset legend={t('shop.prices')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('shop.pricesText')}
        </Text>
        {rows.map((row, at) => (
          <PriceLine
            key={`${row.channel} ${row.country}`}
            row={row}
            taken={rows.filter((one) => one !== row && one.channel === row.channel)}
            error={fault(`/prices/${row.channel}/${row.country}`)}
            change={(next) => put(rows.with(at, next))}
            remove={() => put(rows.toSpliced(at, 1))}
          />
        ))}
        <Group gap="xs">
          {PRICED.map((channel) => (
            <Button
              key={channel}
              size="xs"
              variant="default"
              onClick={() => put([...rows, nextRow(rows, channel)])}
            >
              {t('shop.addPrice', { channel: name(channel) })}
            </Button>
          ))}
        </Group>
      </Stack>
    </Fieldset>
  );
}

interface LineProps {
  readonly row: PriceRow;
  readonly taken: readonly PriceRow[];
  readonly error: string | undefined;
  readonly change: (row: PriceRow) => void;
  readonly remove: () => void;
}

function PriceLine({ row, taken, error, change, remove }: LineProps) {
  const { t } = useTexts();
  const name = useChannelName();
  const [country, setCountry] = useState(row.country);
  const isTaken = taken.some((one) => one.country === country);
  const settle = () => {
    if (country !== row.country && country !== '' && !isTaken) change({ ...row, country });
  };
  return (
    <Group gap={8} align="flex-end">
      <TextInput
        w={94}
        label={t('shop.priceCountry', { channel: name(row.channel) })}
        maxLength={2}
        value={country}
        onChange={(event) => setCountry(event.currentTarget.value.toUpperCase())}
        onBlur={settle}
        error={isTaken ? t('shop.countryTwice') : error}
      />
      <NumberInput
        w={76}
        hideControls
        label={t('shop.amount')}
        min={0}
        step={0.01}
        decimalScale={4}
        value={row.amount}
        onChange={(amount) => change({ ...row, amount: Number(amount) })}
      />
      <TextInput
        w={60}
        label={t('shop.currency')}
        maxLength={3}
        value={row.currency}
        onChange={(event) => change({ ...row, currency: event.currentTarget.value.toUpperCase() })}
      />
      <ActionIcon
        variant="subtle"
        color="red"
        size="lg"
        aria-label={`${t('common:delete')}: ${name(row.channel)} ${row.country}`}
        onClick={remove}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
