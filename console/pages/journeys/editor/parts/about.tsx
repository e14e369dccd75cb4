import { Autocomplete, Group, Input, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../../../api/client.ts';
import { To } from '../../../../ui/link.tsx';
import { useJourney } from '../../journey/journey-context.ts';
import { useKnown, useTopics } from '../../journey/use-known.ts';
import { useTexts } from '../../texts.ts';
import { useEdit } from '../use-edit.ts';

const PURPOSES = ['marketing', 'transactional'] as const;
const PRIORITIES = ['high', 'normal', 'low'] as const;

const unique = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values)].filter((value) => value !== undefined);

/** Its name, what it is about, and where it lies among the others. */
export function AboutForm() {
  const { t } = useTexts();
  const { get, set, fault } = useEdit();
  const { journeys } = useKnown();
  const { data: preferences } = useTopics();
  const labels = journeys.map((journey) => journey.labels ?? {});
  const label = (name: string, value: unknown) => {
    const { [name]: _, ...rest } = (get<Record<string, unknown>>('labels') ?? {}) as Record<string, unknown>;
    const next = value === undefined ? rest : { ...rest, [name]: value };
    set(['labels'], Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <Stack>
      <TextInput
        label={t('field.name')}
        value={get<string>('name') ?? ''}
        maxLength={200}
        error={fault('name')}
        onChange={({ currentTarget }) =>
          set(['name'], currentTarget.value === '' ? undefined : currentTarget.value)
        }
      />
      <Autocomplete
        label={t('labels.folder')}
        data={unique(labels.map(({ folder }) => folder))}
        value={get<string>('labels', 'folder') ?? ''}
        error={fault('labels', 'folder')}
        onChange={(value) => label('folder', value === '' ? undefined : value)}
      />
      <TagsInput
        label={t('labels.tags')}
        data={unique(labels.flatMap(({ tags = [] }) => tags))}
        value={get<string[]>('labels', 'tags') ?? []}
        onChange={(value) => label('tags', value.length === 0 ? undefined : value)}
      />
      <Autocomplete
        label={t('labels.owner')}
        data={unique(labels.map(({ owner }) => owner))}
        value={get<string>('labels', 'owner') ?? ''}
        error={fault('labels', 'owner')}
        onChange={(value) => label('owner', value === '' ? undefined : value)}
      />
      <Select
        label={t('field.purpose')}
        description={t('purpose.text')}
        allowDeselect={false}
        data={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        value={get<string>('purpose') ?? 'marketing'}
        error={fault('purpose')}
        onChange={(value) => value && set(['purpose'], value)}
      />
      <Select
        label={t('field.topic')}
        clearable
        placeholder={t('topic.none')}
        data={(preferences?.topics ?? []).map(({ id }) => ({ value: id, label: id }))}
        value={get<string>('topic') ?? null}
        error={fault('topic')}
        onChange={(value) => set(['topic'], value ?? undefined)}
      />
      <Select
        label={t('field.priority')}
        description={t('priority.text')}
        clearable
        placeholder={t('priority.own')}
        data={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        value={get<string>('priority') ?? null}
        onChange={(value) => set(['priority'], value ?? undefined)}
      />
      <UsedBy />
    </Stack>
  );
}

const PAGES: Readonly<Record<string, string>> = {
  journey: 'journeys',
  segment: 'segments',
  template: 'templates',
  offer: 'offers',
};

/** What is in effect and names this journey: it is not archived as long as there is any. */
function UsedBy() {
  const { t } = useTexts();
  const { id } = useJourney();
  const path = `/v1/journeys/${encodeURIComponent(id)}/used-by`;
  const { data } = useQuery({
    queryKey: [path],
    queryFn: async ({ signal }) =>
      (await ask(path, { signal })) as { usedBy: { kind: string; id: string }[] },
  });
  if (!data || data.usedBy.length === 0) return null;
  return (
    <Input.Wrapper label={t('usedBy')} labelElement="div">
      <Group gap="xs">
        {data.usedBy.map((user) => (
          <To
            key={`${user.kind}/${user.id}`}
            size="sm"
            to={PAGES[user.kind] ? `/${PAGES[user.kind]}/${encodeURIComponent(user.id)}` : '/settings'}
          >
            {user.id}
          </To>
        ))}
      </Group>
    </Input.Wrapper>
  );
}
