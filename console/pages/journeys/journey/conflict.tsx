import { Alert, Button, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Changes } from '../changes/changes.tsx';
import { useTexts } from '../texts.ts';
import { useJourney } from './journey-context.ts';

/** Somebody else saved while this edit was made: what each has changed, and whose is to stay. */
export function Conflict() {
  const { t } = useTexts();
  const { editing } = useJourney();
  const [isOpen, setOpen] = useState(false);
  if (!editing.isStale) return null;
  const take = (act: () => void) => () => {
    setOpen(false);
    act();
  };
  return (
    <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('conflict.title')} role="alert">
      <Group gap="xs" justify="space-between">
        <Text size="sm">{t('conflict.text')}</Text>
        <Button size="xs" variant="default" onClick={() => setOpen(true)}>
          {t('conflict.compare')}
        </Button>
      </Group>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('conflict.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <Stack>
          <Title order={2} size="h5">
            {t('conflict.difference')}
          </Title>
          <Changes before={editing.saved} after={editing.journey} />
          <Group justify="flex-end">
            <Button variant="default" onClick={take(editing.drop)}>
              {t('conflict.takeTheirs')}
            </Button>
            <Button onClick={take(editing.overrule)}>{t('conflict.keepMine')}</Button>
          </Group>
        </Stack>
      </Modal>
    </Alert>
  );
}
