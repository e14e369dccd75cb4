import { Checkbox, Group, Radio, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { findPeople } from '../../../../functions/api/routes/find-people.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import type { TypedWalk } from './doings.ts';
import { useTexts } from './texts.ts';

const PAUSE_MS = 300;
const SHORTEST = 3;

export interface PartProps {
  readonly typed: TypedWalk;
  readonly set: (some: Partial<TypedWalk>) => void;
}

/** Who walks: somebody made up, or a customer as she is now. */
export function Person({ typed, set }: PartProps) {
  const { t } = useTexts();
  return (
    <Stack gap="sm">
      <SegmentedControl
        fullWidth
        aria-label={t('who.label')}
        value={typed.who}
        onChange={(who) => set({ who: who as TypedWalk['who'] })}
        data={(['made-up', 'real'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
      />
      {typed.who === 'made-up' ? <MadeUp typed={typed} set={set} /> : <Real typed={typed} set={set} />}
    </Stack>
  );
}

const FACTS = [
  ['hasEmail', undefined],
  ['allowsEmail', 'hasEmail'],
  ['hasPhone', undefined],
  ['allowsSms', 'hasPhone'],
  ['hasApp', undefined],
] as const;

function MadeUp({ typed, set }: PartProps) {
  const { t } = useTexts();
  return (
    <SimpleGrid cols={2} spacing="xs">
      {FACTS.map(([fact, needs]) => (
        <Checkbox
          key={fact}
          label={t(`fact.${fact}`)}
          checked={typed[fact] === true}
          disabled={needs !== undefined && !typed[needs]}
          onChange={({ currentTarget }) => set({ [fact]: currentTarget.checked })}
        />
      ))}
    </SimpleGrid>
  );
}

function Real({ typed, set }: PartProps) {
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const [settled] = useDebouncedValue(q.trim(), PAUSE_MS);
  const found = useAnswer<typeof findPeople>('/v1/profiles/find', {
    query: { q: settled },
    enabled: settled.length >= SHORTEST,
  });
  const people = found.data?.people ?? [];
  return (
    <Stack gap="xs">
      <TextInput
        label={t('find.label')}
        description={t('find.text')}
        value={q}
        onChange={({ currentTarget }) => setQ(currentTarget.value)}
      />
      <div aria-live="polite">
        {found.data && people.length === 0 && <Text size="sm">{t('find.nobody')}</Text>}
      </div>
      {people.length > 0 && (
        <Radio.Group
          label={t('find.choose')}
          value={typed.profileId ?? ''}
          onChange={(profileId) => set({ profileId })}
        >
          <Stack gap={6} mt={4}>
            {people.map(({ id, name, contacts }) => (
              <Radio
                key={id}
                value={id}
                label={[name, ...contacts.map(({ value }) => value)].filter(Boolean).join(' · ') || id}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {typed.profileId !== undefined && people.length === 0 && (
        <Group gap="xs">
          <Text size="sm" c="dimmed">
            {t('find.chosen', { id: typed.profileId.slice(0, 8) })}
          </Text>
        </Group>
      )}
    </Stack>
  );
}
