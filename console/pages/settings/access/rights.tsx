import { Stack, Table, Text } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { mayDo, permissions, type Role, roles, seesContacts } from '../../../../core/access/role.ts';
import { useMe } from '../../../auth/me.tsx';
import { WideTable } from '../../../ui/wide-table.tsx';
import { useTexts } from '../texts.ts';

type May = (role: Role) => boolean;

/** Read from what the API itself asks before each act. */
const rights: readonly (readonly [string, May])[] = [
  ...permissions.map((permission): [string, May] => [permission, (role) => mayDo(role, permission)]),
  ['contacts', seesContacts],
];

export function Rights() {
  const { t } = useTexts();
  const me = useMe();
  return (
    <Stack gap="xs">
      <Text fw={600} component="h2">
        {t('access.rights')}
      </Text>
      <WideTable label={t('access.rights')} least={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('access.what')}</Table.Th>
            {roles.map((role) => (
              <Table.Th key={role} ta="center">
                {t(`common:role.${role}`)}
                {role === me.role && (
                  <Text size="xs" c="dimmed">
                    {t('access.you')}
                  </Text>
                )}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rights.map(([right, may]) => (
            <Table.Tr key={right}>
              <Table.Th scope="row" fw={400}>
                {t(`access.may.${right}`)}
              </Table.Th>
              {roles.map((role) => (
                <Table.Td key={role} ta="center">
                  {may(role) ? (
                    <IconCheck size={18} role="img" aria-label={t('common:yes')} />
                  ) : (
                    <IconMinus size={18} role="img" aria-label={t('common:no')} opacity={0.4} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </Stack>
  );
}
