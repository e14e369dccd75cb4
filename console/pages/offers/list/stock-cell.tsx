import { Skeleton, Text } from '@mantine/core';
import type { DocumentSummary } from '../../../../functions/api/documents/document-view.ts';
import { useTexts } from '../texts.ts';
import { useStock } from '../use-stock.ts';

/** How many codes are free, and how many somebody has. */
export function StockCell({ one: { id } }: { one: DocumentSummary }) {
  const { t } = useTexts();
  const stock = useStock(id);
  if (stock.isError) return <Text size="sm">–</Text>;
  if (!stock.data) return <Skeleton height={16} width={90} />;
  const { free, taken, isMore } = stock.data;
  const more = isMore ? '+' : '';
  return <Text size="sm">{t('stock.short', { free: `${free}${more}`, taken: `${taken}${more}` })}</Text>;
}
