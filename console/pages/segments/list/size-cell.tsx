import { Skeleton, Text } from '@mantine/core';
import type { DocumentSummary } from '../../../../functions/api/documents/document-view.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useTexts } from '../texts.ts';
import { useSize } from '../use-size.ts';

/** How many people are in it; a draft holds nobody yet. */
export function SizeCell({ one: { id, version, status } }: { one: DocumentSummary }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const isPublished = version > 0 && status === 'live';
  const size = useSize(id, isPublished);
  if (!isPublished || size.isError) return <Text size="sm">–</Text>;
  if (!size.data) return <Skeleton height={16} width={48} />;
  return <Text size="sm">{t('people', { count: size.data.size, size: number(size.data.size) })}</Text>;
}
