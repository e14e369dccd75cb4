import { Badge } from '@mantine/core';
import type { DocumentStatus } from '../../../functions/api/documents/document-view.ts';
import { useTexts } from './texts.ts';

const COLORS: Record<DocumentStatus, string> = {
  draft: 'gray',
  live: 'teal',
  paused: 'yellow',
  stopped: 'red',
  archived: 'gray',
};

export function StatusBadge({ status }: { status: DocumentStatus }) {
  const { t } = useTexts();
  return (
    <Badge component="span" color={COLORS[status]}>
      {t(`status.${status}`)}
    </Badge>
  );
}

/** The draft differs from what is in effect. */
export function ChangedBadge() {
  const { t } = useTexts();
  return (
    <Badge component="span" color="blue" variant="outline">
      {t('changed')}
    </Badge>
  );
}
