import { Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { AnswerOf } from '../../functions/api/route.ts';
import type { findPeople } from '../../functions/api/routes/find-people.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommonTexts } from '../i18n/texts.ts';

type Card = AnswerOf<typeof findPeople>['people'][number];

export interface Picked {
  readonly id: string;
  /** As people call her: her name, else a contact, else the id. */
  readonly name: string;
}

interface PersonPickerProps {
  readonly label: string;
  readonly onPick: (person: Picked) => void;
}

const PAUSE_MS = 300;

const pickedOf = ({ id, name, contacts: [contact] }: Card): Picked => ({
  id,
  name: name ?? contact?.value ?? id,
});

/** Somebody found by e-mail, phone, card or id, to be chosen with a click. */
export function PersonPicker({ label, onPick }: PersonPickerProps) {
  const { t } = useCommonTexts();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE_MS);
  const found = useAnswer<typeof findPeople>('/v1/profiles/find', {
    query: { q: asked },
    enabled: asked !== '',
  });
  const people = asked === '' ? [] : (found.data?.people ?? []);
  return (
    <Stack gap="xs">
      <TextInput
        label={label}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        type="search"
        autoComplete="off"
      />
      <div role="status">
        {asked !== '' && found.isSuccess && people.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('pick.nobody')}
          </Text>
        )}
      </div>
      {people.map((card) => (
        <UnstyledButton key={card.id} onClick={() => onPick(pickedOf(card))} p={4}>
          <Text size="sm" fw={600}>
            {pickedOf(card).name}
          </Text>
          <Text size="xs" c="dimmed">
            {card.contacts.map(({ value }) => value).join(' · ')}
          </Text>
        </UnstyledButton>
      ))}
    </Stack>
  );
}
