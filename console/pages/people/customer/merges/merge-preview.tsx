import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PersonCard } from '../../../../../functions/api/person-card.ts';
import type { previewMergeRoute } from '../../../../../functions/api/routes/preview-merge.ts';
import { ask } from '../../../../api/client.ts';
import { Loaded } from '../../../../ui/loaded.tsx';
import { useDeed } from '../../deeds/use-deed.ts';
import { contactOf } from '../../namespace.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { calledBy } from '../customer.ts';
import { ChangeTable } from './change-table.tsx';

interface Props {
  readonly other: PersonCard;
  readonly close: () => void;
}

/** What a merge would make of the two, before it is done. */
export function MergePreview({ other, close }: Props) {
  const { t } = useTexts();
  const { person } = useCustomer();
  const preview = useQuery({
    queryKey: [`/v1/profiles/${person.id}/merge-preview`, other.id],
    queryFn: () =>
      ask<typeof previewMergeRoute>(`/v1/profiles/${person.id}/merge-preview`, {
        method: 'POST',
        body: { with: other.id },
      }),
    staleTime: 0,
  });
  const deed = useDeed(person.id);
  const part = (from: string) =>
    deed.mutate({
      path: 'unmerge',
      body: { from },
      said: t('merges.parted'),
      shows: ({ mergedFrom }) => !mergedFrom.includes(from),
    });
  const merge = () =>
    deed.mutate({
      path: 'merge',
      body: { with: other.id },
      said: t('merge.done'),
      shows: ({ id, mergedFrom }) => mergedFrom.includes(other.id) || id === other.id,
      undo: ({ id }) => part(id === person.id ? other.id : person.id),
      after: close,
    });
  return (
    <Loaded of={preview}>
      {(seen) =>
        seen.allowed ? (
          <Stack gap="sm">
            <Text size="sm" fw={600}>
              {t('merge.stays', {
                name: (seen.survivor.id === person.id ? calledBy(person) : nameOf(other)) ?? seen.survivor.id,
                why: t(`merge.because.${seen.survivor.rule}`),
              })}
            </Text>
            {seen.apart && <Alert color="yellow">{t('merge.apart')}</Alert>}
            <ChangeTable changes={seen.changes} />
            <Group>
              <Button onClick={merge} loading={deed.isPending}>
                {t('merge.act')}
              </Button>
              <Button variant="default" onClick={close}>
                {t('common:cancel')}
              </Button>
            </Group>
          </Stack>
        ) : (
          <Alert color="yellow">{t(`merge.refused.${seen.reason}`)}</Alert>
        )
      }
    </Loaded>
  );
}

const nameOf = ({ name, contacts }: PersonCard): string | undefined => name ?? contactOf(contacts);
