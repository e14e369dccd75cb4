import { Anchor, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../../api/client.ts';
import { Empty, Loaded } from '../loaded.tsx';
import { documentPath, type Plural } from './document-path.ts';
import { useTexts } from './texts.ts';

export interface User {
  readonly kind: string;
  readonly id: string;
}

/** Where a document of that kind is looked at. */
const PLACES: Readonly<Record<string, string>> = {
  journey: '/journeys',
  segment: '/segments',
  offer: '/offers',
  template: '/templates',
};

/** A document by its name; a link where it has a page. */
export function UserLink({ user: { kind, id } }: { user: User }) {
  const place = PLACES[kind];
  if (place === undefined) return <Text size="sm">{id}</Text>;
  return (
    <Anchor component={Link} to={`${place}/${id}`} size="sm">
      {id}
    </Anchor>
  );
}

/** The first few that live by something, as links. */
export function Users({ users = [] }: { users?: readonly User[] | undefined }) {
  const { t } = useTexts();
  const MOST = 3;
  if (users.length === 0) return <Text size="sm">–</Text>;
  return (
    <Group gap={6}>
      {users.slice(0, MOST).map((user) => (
        <UserLink key={`${user.kind}/${user.id}`} user={user} />
      ))}
      {users.length > MOST && (
        <Text size="sm" c="dimmed">
          {t('used.more', { count: users.length - MOST })}
        </Text>
      )}
    </Group>
  );
}

/** What is in effect and names this document. */
export function UsedBy({ plural, id }: { plural: Plural; id: string }) {
  const { t } = useTexts();
  const path = `${documentPath(plural, id)}/used-by`;
  const users = useQuery({
    queryKey: [path],
    queryFn: async ({ signal }) => (await ask(path, { signal })) as { usedBy: User[] },
  });
  return (
    <Loaded of={users}>
      {({ usedBy }) =>
        usedBy.length === 0 ? (
          <Empty title={t('used.none')} text={t('used.noneText')} />
        ) : (
          <Stack>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('used.where')}</Table.Th>
                  <Table.Th>{t('used.kind')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {usedBy.map((user) => (
                  <Table.Tr key={`${user.kind}/${user.id}`}>
                    <Table.Td>
                      <UserLink user={user} />
                    </Table.Td>
                    <Table.Td>{t(`kind.${user.kind}`, { defaultValue: user.kind })}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Stack>
        )
      }
    </Loaded>
  );
}
