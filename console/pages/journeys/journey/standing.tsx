import { Badge, Group, Text } from '@mantine/core';
import { To } from '../../../ui/link.tsx';
import { ChangedBadge, StatusBadge } from '../status-badge.tsx';
import { useTexts } from '../texts.ts';
import { useJourney } from './journey-context.ts';

/** Where the journey stands: in effect or not, changed or not, saved or not. */
export function Standing() {
  const { t } = useTexts();
  const { view, editing } = useJourney();
  return (
    <Group component="span" gap="xs" mt={4}>
      <To to="/journeys" size="sm">
        {t('common:nav.journeys')}
      </To>
      <StatusBadge status={view.status} />
      {view.version > 0 && (
        <Text component="span" size="sm">
          {t('version', { version: view.version })}
        </Text>
      )}
      {view.draft !== undefined && view.published !== undefined && <ChangedBadge />}
      {view.trial !== undefined && (
        <Badge component="span" color="grape">
          {t('onTrial')}
        </Badge>
      )}
      {editing.isKept && (
        <Badge component="span" color="orange">
          {t('notSaved')}
        </Badge>
      )}
    </Group>
  );
}
