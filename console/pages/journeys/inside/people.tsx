import { Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listPeopleInside } from '../../../../functions/api/routes/list-people-inside.ts';
import { ask } from '../../../api/client.ts';
import { useMay } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Failed, Loading } from '../../../ui/loaded.tsx';
import { personName } from '../../../ui/person-name.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useBlockName } from '../use-block-name.ts';
import { Acts } from './acts.tsx';
import { useTexts } from './texts.ts';

type Inside = AnswerOf<typeof listPeopleInside>['people'][number];

const PAGE = 50;

const usePeople = (journeyId: string, stepId: string | null) => {
  const path = `/v1/journeys/${encodeURIComponent(journeyId)}/people`;
  return useInfiniteQuery({
    queryKey: [path, stepId],
    queryFn: ({ pageParam, signal }) =>
      ask<typeof listPeopleInside>(path, {
        query: {
          limit: PAGE,
          ...(stepId !== null && { stepId }),
          ...(pageParam !== '' && { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
  });
};

interface PeopleProps {
  readonly stepId: string | null;
  readonly inside: number;
  /** A job that carries something out. */
  readonly begun: (jobId: string) => void;
}

/** People inside, a page at a time; who is marked is meant by what is done, else everybody. */
export function People({ stepId, inside, begun }: PeopleProps) {
  const { t } = useTexts();
  const { id } = useJourney();
  const mayEdit = useMay('edit');
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const pages = usePeople(id, stepId);
  if (pages.isPending) return <Loading />;
  if (pages.isError) return <Failed error={pages.error} again={() => void pages.refetch()} />;
  const people = pages.data.pages.flatMap((page) => page.people);
  if (people.length === 0 && !pages.hasNextPage) return <Empty title={t('nobody')} text={t('nobodyText')} />;
  const mark = (profileId: string, isMarked: boolean) => {
    const next = new Set(marked);
    if (isMarked) next.add(profileId);
    else next.delete(profileId);
    setMarked(next);
  };
  return (
    <>
      {mayEdit && <Acts marked={[...marked]} stepId={stepId} inside={inside} begun={begun} />}
      <Table.ScrollContainer minWidth={600} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {mayEdit && <Table.Td w={40} />}
              <Table.Th>{t('column.customer')}</Table.Th>
              <Table.Th>{t('column.block')}</Table.Th>
              <Table.Th>{t('column.since')}</Table.Th>
              <Table.Th>{t('column.next')}</Table.Th>
              <Table.Th>{t('column.version')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.map((one) => (
              <Line
                key={one.enrollmentId}
                one={one}
                {...(mayEdit && { isMarked: marked.has(one.profileId), mark })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {pages.hasNextPage && (
        <Group justify="center">
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('common:more')}
          </Button>
        </Group>
      )}
    </>
  );
}

interface LineProps {
  readonly one: Inside;
  readonly isMarked?: boolean;
  readonly mark?: (profileId: string, isMarked: boolean) => void;
}

function Line({ one, isMarked = false, mark }: LineProps) {
  const { t } = useTexts();
  const { moment, ago } = useFormat();
  const blockName = useBlockName();
  const nowMs = useNow();
  const { person, profileId } = one;
  const name = personName(profileId, person);
  return (
    <Table.Tr>
      {mark && (
        <Table.Td>
          <Checkbox
            aria-label={t('mark', { name })}
            checked={isMarked}
            onChange={({ currentTarget }) => mark(one.profileId, currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <To to={`/people/${one.profileId}`}>{name}</To>
      </Table.Td>
      <Table.Td>{blockName(one.stepId)}</Table.Td>
      <Table.Td>
        {moment(one.since)}
        <Text size="xs" c="dimmed">
          {ago(one.since, nowMs)}
        </Text>
      </Table.Td>
      <Table.Td>
        {one.waitsSince !== undefined
          ? t('waitsSince', { at: moment(one.waitsSince) })
          : one.wakesAt !== undefined && moment(one.wakesAt)}
      </Table.Td>
      <Table.Td>{one.version}</Table.Td>
    </Table.Tr>
  );
}
