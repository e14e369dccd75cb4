import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from './texts.ts';
import type { Work } from './use-work.ts';

interface ConflictProps {
  readonly work: Pick<Work<object>, 'isStale' | 'drop' | 'overrule'>;
  /** What differs. */
  readonly children: ReactNode;
}

/** Somebody else saved while this edit was made: what differs, and whose is to stay. */
export function Conflict({ work, children }: ConflictProps) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (!work.isStale) return null;
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
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={take(work.drop)}>
              {t('conflict.takeTheirs')}
            </Button>
            <Button onClick={take(work.overrule)}>{t('conflict.keepMine')}</Button>
          </Group>
        </Stack>
      </Modal>
    </Alert>
  );
}
