import { ActionIcon, Button, Group, Input, NumberInput, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFormat } from '../../../../i18n/use-format.ts';
import { useConfirm } from '../../../../ui/use-confirm.tsx';
import { useTexts } from '../../texts.ts';
import type { StepFormProps } from '../step-form.ts';
import { useEdit } from '../use-edit.ts';

interface Way {
  readonly share: number;
  readonly steps: readonly unknown[];
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

/** Shares of people; whom no way takes goes on with what follows. */
export function SplitForm({ place }: StepFormProps) {
  const { t } = useTexts();
  const format = useFormat();
  const confirm = useConfirm();
  const { get, set, fault } = useEdit(place);
  const ways = get<Way[]>('ways') ?? [];
  const left = rounded(1 - ways.reduce((sum, { share }) => sum + share, 0));
  const remove = (index: number) => {
    const go = () => set(['ways'], ways.toSpliced(index, 1));
    if (ways[index]?.steps.length === 0) return go();
    confirm({ title: t('split.removeTitle'), text: t('split.removeText'), act: t('move.remove'), go });
  };
  return (
    <Input.Wrapper label={t('field.ways')} error={fault('ways')} labelElement="div">
      <Stack gap="xs" mt={4}>
        {ways.map(({ share }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ways are known by their place
          <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
            <NumberInput
              label={t('split.way', { way: String.fromCharCode(65 + index) })}
              suffix=" %"
              min={0}
              max={100}
              decimalScale={2}
              value={rounded(share) * 100}
              error={fault('ways', index, 'share')}
              onChange={(next) =>
                typeof next === 'number' && set(['ways', index, 'share'], rounded(next / 100))
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              disabled={ways.length === 1}
              aria-label={t('split.remove', { way: String.fromCharCode(65 + index) })}
              onClick={() => remove(index)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {left > 0 && (
          <Text size="sm" c="dimmed">
            {t('split.rest', { share: format.percent(left) })}
          </Text>
        )}
        <div>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => set(['ways'], [...ways, { share: Math.max(0, left), steps: [] }])}
          >
            {t('split.add')}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
