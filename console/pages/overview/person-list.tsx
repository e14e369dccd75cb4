import { List } from '@mantine/core';
import { To } from '../../ui/link.tsx';
import { Empty } from '../../ui/loaded.tsx';
import { useTexts } from './texts.ts';

interface Person {
  readonly id: string;
  readonly name?: string | undefined;
  readonly contacts: readonly { readonly value: string }[];
}

/** What a person is called where nothing else is said of her. */
export const personName = ({ id, name, contacts }: Person): string =>
  name ?? contacts[0]?.value ?? id.slice(0, 8);

/** People as links to what is known of them. */
export function PersonList({ people }: { people: readonly Person[] }) {
  const { t } = useTexts();
  if (people.length === 0) return <Empty title={t('reach.nobody')} />;
  return (
    <List listStyleType="none" spacing="xs">
      {people.map((person) => (
        <List.Item key={person.id}>
          <To to={`/people/${person.id}`}>{personName(person)}</To>
        </List.Item>
      ))}
    </List>
  );
}
