import { ActionIcon, Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { SpanInput } from '../../../ui/span-input.tsx';
import { DOINGS, type Doing, type Done } from './doings.ts';
import type { PartProps } from './person.tsx';
import { useTexts } from './texts.ts';

/** What she does on the way, each so long after the beginning. */
export function Way({ typed, set }: PartProps) {
  const { t } = useTexts();
  const { done } = typed;
  const change = (index: number, some: Partial<Done>) =>
    set({ done: done.map((one, at) => (at === index ? { ...one, ...some } : one)) });
  const add = () => set({ done: [...done, { doing: 'orders-pos', after: done.at(-1)?.after ?? 'PT3H' }] });
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm" component="h2">
        {t('way.title')}
      </Text>
      {done.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('way.nothing')}
        </Text>
      )}
      {done.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what she does is known by its place alone.
        <Card key={index} withBorder padding="xs">
          <Stack gap={6}>
            <Group gap={6} wrap="nowrap" align="flex-end">
              <NativeSelect
                style={{ flex: 1, minWidth: 0 }}
                label={t('way.what')}
                value={one.doing}
                data={DOINGS.map((value) => ({ value, label: t(`doing.${value}`) }))}
                onChange={({ currentTarget }) => change(index, { doing: currentTarget.value as Doing })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('way.remove', { what: t(`doing.${one.doing}`) })}
                onClick={() => set({ done: done.filter((_, at) => at !== index) })}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
            <SpanInput
              label={t('way.after')}
              value={one.after}
              onChange={(after) => change(index, { after })}
              size="xs"
            />
          </Stack>
        </Card>
      ))}
      <Group>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={done.length >= 50}
          onClick={add}
        >
          {t('way.add')}
        </Button>
      </Group>
    </Stack>
  );
}
