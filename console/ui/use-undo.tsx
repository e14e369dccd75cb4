import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useCommonTexts } from '../i18n/texts.ts';

const LONG_ENOUGH_MS = 15_000;

/** Says what was done, with a button that takes it back. */
export const useUndo = () => {
  const { t } = useCommonTexts();
  return useMemo(
    () =>
      (message: string, undo: () => void): void => {
        const id = notifications.show({
          color: 'teal',
          autoClose: LONG_ENOUGH_MS,
          message: (
            <Group justify="space-between" wrap="nowrap" gap="sm">
              <Text size="sm">{message}</Text>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  notifications.hide(id);
                  undo();
                }}
              >
                {t('undo')}
              </Button>
            </Group>
          ),
        });
      },
    [t],
  );
};
