import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';

export interface TabLink {
  readonly to: string;
  readonly label: string;
  readonly isHere: boolean;
}

/** Pages of one thing side by side, each with an address of its own. */
export function TabLinks({ label, tabs }: { label: string; tabs: readonly TabLink[] }) {
  return (
    <Group
      component="nav"
      aria-label={label}
      gap={4}
      pb={6}
      style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
    >
      {tabs.map(({ to, label: text, isHere }) => (
        <Button
          key={to}
          component={Link}
          to={to}
          size="compact-md"
          px="sm"
          variant={isHere ? 'light' : 'subtle'}
          color={isHere ? 'teal' : 'gray'}
          aria-current={isHere ? 'page' : undefined}
        >
          {text}
        </Button>
      ))}
    </Group>
  );
}
