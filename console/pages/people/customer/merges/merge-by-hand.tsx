import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { PersonCard } from '../../../../../functions/api/person-card.ts';
import type { findPeople } from '../../../../../functions/api/routes/find-people.ts';
import { useAnswer } from '../../../../api/use-answer.ts';
import { Loaded } from '../../../../ui/loaded.tsx';
import { contactOf } from '../../namespace.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { Section } from '../section.tsx';
import { MergePreview } from './merge-preview.tsx';

/** Two entries that are one person: found, looked at, and joined by hand. */
export function MergeByHand() {
  const { t } = useTexts();
  const { person } = useCustomer();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const [other, setOther] = useState<PersonCard>();
  const found = useAnswer<typeof findPeople>('/v1/profiles/find', { query: { q }, enabled: q !== '' });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOther(undefined);
    setQ(typed.trim());
  };
  return (
    <Section title={t('merge.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('merge.text')}</Text>
        <form onSubmit={submit}>
          <Group gap="xs" align="flex-end">
            <TextInput
              label={t('merge.other')}
              value={typed}
              onChange={({ currentTarget: { value } }) => setTyped(value)}
              autoComplete="off"
              style={{ flex: '1 1 220px' }}
            />
            <Button type="submit" variant="default" disabled={typed.trim() === ''}>
              {t('common:search')}
            </Button>
          </Group>
        </form>
        {q !== '' && !other && (
          <Loaded of={found} lines={2}>
            {({ people }) => (
              <Others people={people.filter(({ id }) => id !== person.id)} choose={setOther} />
            )}
          </Loaded>
        )}
        {other && <MergePreview other={other} close={() => setOther(undefined)} />}
      </Stack>
    </Section>
  );
}

interface OthersProps {
  readonly people: readonly PersonCard[];
  readonly choose: (person: PersonCard) => void;
}

function Others({ people, choose }: OthersProps) {
  const { t } = useTexts();
  if (people.length === 0) return <Text size="sm">{t('merge.nobody')}</Text>;
  return people.map((one) => (
    <Group key={one.id} justify="space-between" gap="xs">
      <Text size="sm">
        {[one.name, ...one.contacts.map(({ value }) => value)].filter(Boolean).join(' · ') || one.id}
      </Text>
      <Button
        size="xs"
        onClick={() => choose(one)}
        aria-label={t('merge.lookAt', { name: one.name ?? contactOf(one.contacts) ?? one.id })}
      >
        {t('merge.look')}
      </Button>
    </Group>
  ));
}
