import { Stack } from '@mantine/core';
import { Allowed } from '../../../auth/me.tsx';
import { LinkKeys } from './link-keys.tsx';
import { Rights } from './rights.tsx';
import { Tokens } from './tokens.tsx';

/** Who may do what, who holds a token, and what signs the links in messages. */
export function Section() {
  return (
    <Stack gap="xl">
      <Rights />
      <Allowed to="admin">
        <Tokens />
        <LinkKeys />
      </Allowed>
    </Stack>
  );
}
