import { Alert, Stack, Text } from '@mantine/core';
import { useCommonTexts } from '../../i18n/texts.ts';
import { To } from '../link.tsx';

interface SecondPersonProps {
  readonly title: string;
  readonly text: string;
}

/** It is not done yet: where somebody else agrees to it. */
export function SecondPerson({ title, text }: SecondPersonProps) {
  const { t } = useCommonTexts();
  return (
    <Alert color="blue" title={title} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{text}</Text>
        <To to="/settings/approval" size="sm" c="inherit" underline="always">
          {t('twoPeople.look')}
        </To>
      </Stack>
    </Alert>
  );
}
