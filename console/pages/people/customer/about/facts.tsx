import { Group, Text } from '@mantine/core';
import { keyed } from '../../../../ui/keyed.ts';

export type Fact = readonly [name: string, value: string];

/** Names and values, one a line. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl style={{ margin: 0 }}>
    {keyed(facts, ([name]) => name).map(([key, [name, value]]) => (
      <Group key={key} justify="space-between" gap="md" wrap="nowrap" py={4} align="flex-start">
        <Text component="dt" size="sm" c="dimmed">
          {name}
        </Text>
        <Text component="dd" size="sm" m={0} ta="right">
          {value}
        </Text>
      </Group>
    ))}
  </dl>
);
