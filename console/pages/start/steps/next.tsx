import { Button, Group } from '@mantine/core';
import { useTexts } from '../texts.ts';

/** On to the next step, whether or not this one is done: somebody else may have to do it. */
export function Next({ next }: { next: () => void }) {
  const { t } = useTexts();
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={next}>
        {t('next')}
      </Button>
    </Group>
  );
}
