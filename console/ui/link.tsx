import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

/** A link to another page of the console. */
export const To = ({ to, children, ...style }: AnchorProps & { to: string; children: ReactNode }) => (
  <Anchor component={Link} to={to} {...style}>
    {children}
  </Anchor>
);
