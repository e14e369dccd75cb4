import { Alert, Stack, Text } from '@mantine/core';
import { useCommonTexts } from '../../i18n/texts.ts';
import { To } from '../link.tsx';
import { Failed } from '../loaded.tsx';
import type { Approval } from './use-approval.ts';

/** Why settings cannot be changed just now: another state of them waits to be agreed to, or it is not known whether one does. */
export function Closed({ approval: { waits, problem, again } }: { approval: Approval }) {
  const { t } = useCommonTexts();
  if (problem) return <Failed error={problem} again={again} />;
  if (!waits) return null;
  return (
    <Alert color="blue" title={t('twoPeople.title')} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('twoPeople.text')}</Text>
        <To to="/settings/approval" size="sm" c="inherit" underline="always">
          {t('twoPeople.look')}
        </To>
      </Stack>
    </Alert>
  );
}
