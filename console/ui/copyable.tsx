import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCommonTexts } from '../i18n/texts.ts';

/** Something to be taken elsewhere as it is: a key, a snippet. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const { t } = useCommonTexts();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={`${t('copy')}: ${label}`}
          leftSection={
            clipboard.copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
          }
          onClick={() => clipboard.copy(text)}
        >
          {clipboard.copied ? t('copied') : t('copy')}
        </Button>
      </Group>
      <Code
        block
        tabIndex={0}
        role="region"
        aria-label={label}
        mah={220}
        style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
      >
        {text}
      </Code>
    </Stack>
  );
}
