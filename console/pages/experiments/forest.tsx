import { Box, Group, Stack, Text } from '@mantine/core';
import { type Interval, marksOf, scaleOf, sideOf } from './span-of.ts';

const COLORS = {
  more: 'var(--mantine-color-teal-6)',
  less: 'var(--mantine-color-red-6)',
  unclear: 'var(--mantine-color-gray-6)',
} as const;

export interface Branch {
  readonly key: string;
  readonly label: string;
  /** In words, which is what those who do not see the line get. */
  readonly text: string;
  readonly interval: Interval;
}

function Line({ interval, scale }: { interval: Interval; scale: { from: number; to: number } }) {
  const { zero, low, high, estimate } = marksOf(interval, scale);
  const color = COLORS[sideOf(interval)];
  return (
    <svg width="100%" height="26" aria-hidden="true">
      <line
        x1={`${zero}%`}
        x2={`${zero}%`}
        y1="0"
        y2="26"
        stroke="var(--mantine-color-dimmed)"
        strokeDasharray="3 3"
      />
      <line x1={`${low}%`} x2={`${high}%`} y1="13" y2="13" stroke={color} strokeWidth="4" />
      <line x1={`${low}%`} x2={`${low}%`} y1="7" y2="19" stroke={color} strokeWidth="2" />
      <line x1={`${high}%`} x2={`${high}%`} y1="7" y2="19" stroke={color} strokeWidth="2" />
      <circle cx={`${estimate}%`} cy="13" r="6" fill={color} />
    </svg>
  );
}

/** Intervals under each other on one scale; the dashed line is "no difference". */
export function Forest({ label, branches }: { label: string; branches: readonly Branch[] }) {
  const scale = scaleOf(branches.map(({ interval }) => interval));
  return (
    <Stack gap={6} component="section" aria-label={label}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      {branches.map(({ key, label: name, text, interval }) => (
        <Box key={key}>
          <Group justify="space-between" gap="xs">
            <Text size="sm">{name}</Text>
            <Text size="sm" c="dimmed">
              {text}
            </Text>
          </Group>
          <Line interval={interval} scale={scale} />
        </Box>
      ))}
    </Stack>
  );
}
