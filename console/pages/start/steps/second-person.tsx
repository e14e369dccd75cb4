import { Alert, Stack, Text } from '@mantine/core';
import { To } from '../../../ui/link.tsx';
import { useTexts } from '../texts.ts';

/** It is not done yet: where somebody else agrees to it. */
export function SecondPerson({ text }: { text: string }) {
  const { t } = useTexts();
  return (
    <Alert color="blue" title={t('twoPeople.title')} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text}</Text>
        <To to="/settings/approval" size="sm" c="inherit" underline="always">
          {t('twoPeople.look')}
        </To>
      </Stack>
    </Alert>
  );
}
