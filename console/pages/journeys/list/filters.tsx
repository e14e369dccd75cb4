import { CloseButton, Group, Select, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTexts } from '../texts.ts';
import { labelsIn, type Row, type Wanted } from './rows.ts';

interface FiltersProps {
  readonly rows: readonly Row[];
  readonly wanted: Wanted;
  readonly want: (changes: Readonly<Record<string, string | undefined>>) => void;
  readonly count: number;
}

const STATUSES = ['live', 'paused', 'draft', 'stopped', 'changed', 'archived'] as const;

/** Search, state and labels; a choice is offered only where there is something to choose from. */
export function Filters({ rows, wanted, want, count }: FiltersProps) {
  const { t } = useTexts();
  const { folders, tags, owners } = labelsIn(rows);
  const choices = [
    { name: 'folder', values: folders, value: wanted.folder },
    { name: 'tag', values: tags, value: wanted.tag },
    { name: 'owner', values: owners, value: wanted.owner },
  ].filter(({ values }) => values.length > 0);
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        aria-label={t('common:search')}
        placeholder={t('list.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wanted.search}
        onChange={({ currentTarget }) => want({ q: currentTarget.value })}
        rightSection={
          wanted.search === '' ? null : (
            <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => want({ q: undefined })} />
          )
        }
        style={{ flex: '1 1 220px', maxWidth: 360 }}
      />
      <Select
        aria-label={t('list.status')}
        placeholder={t('list.anyStatus')}
        clearable
        w={190}
        data={STATUSES.map((value) => ({ value, label: t(`list.show.${value}`) }))}
        value={wanted.status === '' ? null : wanted.status}
        onChange={(value) => want({ status: value ?? undefined })}
      />
      {choices.map(({ name, values, value }) => (
        <Select
          key={name}
          aria-label={t(`labels.${name}`)}
          placeholder={t(`labels.${name}`)}
          clearable
          searchable
          w={170}
          data={values}
          value={value === '' ? null : value}
          onChange={(chosen) => want({ [name]: chosen ?? undefined })}
        />
      ))}
      <Text size="sm" c="dimmed" role="status" pb={8}>
        {t('list.count', { count })}
      </Text>
    </Group>
  );
}
