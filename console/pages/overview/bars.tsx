import { Group, Progress, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/use-format.ts';

export interface Bar {
  readonly key: string;
  readonly label: ReactNode;
  readonly count: number;
}

/** Named bars, the longest first; each is a button to what it stands for. */
export function Bars({ bars, open }: { bars: readonly Bar[]; open: (key: string) => void }) {
  const { number } = useFormat();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <Stack gap="xs">
      {bars.map(({ key, label, count }) => (
        <UnstyledButton key={key} onClick={() => open(key)}>
          <Group justify="space-between" wrap="nowrap" gap="sm">
            <Text size="sm" component="div">
              {label}
            </Text>
            <Text size="sm" fw={600}>
              {number(count)}
            </Text>
          </Group>
          <Progress value={(count / most) * 100} size="sm" aria-hidden />
        </UnstyledButton>
      ))}
    </Stack>
  );
}
