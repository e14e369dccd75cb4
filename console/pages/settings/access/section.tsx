import { Stack } from '@mantine/core';
import { Allowed } from '../../../auth/me.tsx';
import { Rights } from './rights.tsx';
import { Tokens } from './tokens.tsx';

/** Who may do what, and who holds a token. */
export function Section() {
  return (
    <Stack gap="xl">
      <Rights />
      <Allowed to="admin">
        <Tokens />
      </Allowed>
    </Stack>
  );
}
