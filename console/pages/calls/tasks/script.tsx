import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useMe } from '../../../auth/me.tsx';
import { useTexts } from '../texts.ts';
import type { Task } from './task.ts';

/** Whom to call and what to say. */
export function Script({ task: { phone, text } }: { task: Task }) {
  const { t } = useTexts();
  const { contacts } = useMe();
  return (
    <Card withBorder component="section" aria-label={t('task.script')}>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h5">
          {t('task.script')}
        </Title>
        {contacts && phone !== '' ? (
          <Button component="a" href={`tel:${phone}`} leftSection={<IconPhone size={18} aria-hidden />}>
            {phone}
          </Button>
        ) : (
          <Text size="sm">{phone}</Text>
        )}
      </Group>
      <Text style={{ whiteSpace: 'pre-wrap' }}>{text}</Text>
    </Card>
  );
}
