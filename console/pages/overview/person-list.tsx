import { List } from '@mantine/core';
import { To } from '../../ui/link.tsx';
import { Empty } from '../../ui/loaded.tsx';
import { personName } from '../../ui/person-name.ts';
import { useTexts } from './texts.ts';

interface Person {
  readonly id: string;
  readonly name?: string | undefined;
  readonly contacts: readonly { readonly value: string }[];
}

/** People as links to what is known of them. */
export function PersonList({ people }: { people: readonly Person[] }) {
  const { t } = useTexts();
  if (people.length === 0) return <Empty title={t('reach.nobody')} />;
  return (
    <List listStyleType="none" spacing="xs">
      {people.map((person) => (
        <List.Item key={person.id}>
          <To to={`/people/${person.id}`}>{personName(person.id, person)}</To>
        </List.Item>
      ))}
    </List>
  );
}
