import { Box, Group, Paper, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useTexts } from '../texts.ts';
import type { Preview } from './use-preview.ts';

/** How a push lies on the screen of a phone or a browser. */
export function Notification({ preview: { subject, text } }: { preview: Preview }) {
  const { t } = useTexts();
  return (
    <Box
      p="lg"
      style={{ borderRadius: 20, background: 'linear-gradient(160deg, #0b7285, #364fc7 70%, #5f3dc4)' }}
    >
      <Paper p="sm" radius="lg" maw={380} mx="auto" shadow="md">
        <Group gap={6} mb={4}>
          <IconBell size={14} aria-hidden />
          <Text size="xs" c="dimmed">
            {t('preview.now')}
          </Text>
        </Group>
        {subject !== undefined && <Text fw={700}>{subject}</Text>}
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Text>
      </Paper>
    </Box>
  );
}
