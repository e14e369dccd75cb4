import { Badge, Box, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { septetsOf } from '../../../../core/sms/gsm-letters.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useShop } from '../../../ui/use-shop.ts';
import { useTexts } from '../texts.ts';
import type { Preview } from './use-preview.ts';

/** So many letters are named that make a message dearer. */
const MOST_LETTERS = 12;

/** A text message in its bubble, and what it comes to. */
export function Sms({ preview }: { preview: Preview }) {
  const { t } = useTexts();
  const { text, sms, from } = preview;
  if (!sms) return null;
  return (
    <Stack gap="sm">
      <Paper withBorder radius={28} p="md" maw={360} mx="auto" w="100%">
        <Text size="xs" ta="center" c="dimmed" mb="sm">
          {from ?? t('preview.sender')}
        </Text>
        <Box
          p="sm"
          bg="var(--mantine-color-default-hover)"
          style={{ borderRadius: '16px 16px 16px 4px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        >
          {text}
        </Box>
      </Paper>
      <Group gap="xs" justify="center" role="status" aria-live="polite">
        <Badge size="lg" color={sms.parts > 1 ? 'orange' : 'teal'}>
          {t('sms.parts', { count: sms.parts })}
        </Badge>
        <Badge size="lg" color="gray">
          {sms.encoding.toUpperCase()}
        </Badge>
        <Text size="sm">{t('sms.units', { count: sms.units })}</Text>
      </Group>
      <Text size="sm" c="dimmed" ta="center">
        {t(`sms.${sms.encoding}`)} {sms.encoding === 'ucs-2' && <Letters text={text} />}
      </Text>
      <Prices parts={sms.parts} />
    </Stack>
  );
}

function Letters({ text }: { text: string }) {
  const { t } = useTexts();
  const letters = [...new Set(Array.from(text).filter((letter) => septetsOf(letter) === undefined))];
  return <>{t('sms.letters', { letters: letters.slice(0, MOST_LETTERS).join(' ') })}</>;
}

/** The same message to each country that has a price. */
function Prices({ parts }: { parts: number }) {
  const { t, i18n } = useTexts();
  const { money } = useFormat();
  const { prices } = useShop();
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const rows = Object.entries(prices?.sms ?? {});
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed" ta="center">
        {t('sms.noPrice')}
      </Text>
    );
  return (
    <Table maw={360} mx="auto" aria-label={t('sms.prices')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('sms.country')}</Table.Th>
          <Table.Th ta="right">{t('sms.each')}</Table.Th>
          <Table.Th ta="right">{t('sms.all')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([country, { amount, currency }]) => (
          <Table.Tr key={country}>
            <Table.Td>{country === '*' ? t('sms.elsewhere') : (names.of(country) ?? country)}</Table.Td>
            <Table.Td ta="right">{money(amount, currency)}</Table.Td>
            <Table.Td ta="right">{money(amount * parts, currency)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
