import { Badge, Group } from '@mantine/core';
import type { DocumentStatus } from '../../../functions/api/documents/document-view.ts';
import { useTexts } from './texts.ts';

const COLORS: Readonly<Record<string, string>> = { live: 'teal', draft: 'gray', archived: 'dark' };

interface StandingProps {
  readonly status: DocumentStatus;
  /** The draft differs from what is in effect. */
  readonly changed: boolean;
  readonly isOnTrial?: boolean;
}

/** Where a document stands: in effect or not, edited since, tried on staff. */
export function Standing({ status, changed, isOnTrial }: StandingProps) {
  const { t } = useTexts();
  return (
    <Group gap={4} wrap="nowrap">
      <Badge color={COLORS[status] ?? 'gray'}>{t(`status.${status}`)}</Badge>
      {status === 'live' && changed && <Badge color="yellow">{t('status.changed')}</Badge>}
      {isOnTrial && <Badge color="grape">{t('status.trial')}</Badge>}
    </Group>
  );
}
