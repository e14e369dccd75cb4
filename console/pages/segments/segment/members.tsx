import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Segment } from '../../../../core/segment/segment.ts';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { getProfile } from '../../../../functions/api/routes/get-profile.ts';
import type { listSegmentMembers } from '../../../../functions/api/routes/list-segment-members.ts';
import { ask } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { Allowed } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { documentPath } from '../../../ui/document/document-path.ts';
import type { Work } from '../../../ui/document/use-work.ts';
import { To } from '../../../ui/link.tsx';
import { Empty, Failed, Loading } from '../../../ui/loaded.tsx';
import { WideTable } from '../../../ui/wide-table.tsx';
import { useTexts } from '../texts.ts';
import { useSize } from '../use-size.ts';
import { Upload } from './upload.tsx';

const PAGE = 25;
const EVERY_MS = 10_000;

/** A list lies in parts, and a part may hold nobody: so many are asked for one page at most. */
const MOST_ASKED = 40;

type Page = AnswerOf<typeof listSegmentMembers>;

/** A page of people that is whole, unless there are no more. */
const wholePage = async (path: string, from: string | undefined, signal: AbortSignal): Promise<Page> => {
  const members: Page['members'] = [];
  let cursor = from;
  for (let asked = 0; asked < MOST_ASKED; asked += 1) {
    const query = { limit: PAGE - members.length, ...(cursor !== undefined && { cursor }) };
    const page = await ask<typeof listSegmentMembers>(path, { signal, query });
    members.push(...page.members);
    cursor = page.cursor;
    if (cursor === undefined || members.length >= PAGE) break;
  }
  return { members, ...(cursor !== undefined && { cursor }) };
};

const useMembers = (id: string, isPublished: boolean) => {
  const path = `${documentPath('segments', id)}/members`;
  return useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam, signal }) => wholePage(path, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
    enabled: isPublished,
  });
};

/** Who is in it now; where it is kept by hand, people are put on it and taken off. */
export function Members({ work }: { work: Work<Segment> }) {
  const { t } = useTexts();
  const { number } = useFormat();
  const { id, view } = work;
  const isPublished = view.status === 'live';
  const isList = 'list' in (view.published ?? work.edit);
  const size = useSize(id, isPublished, EVERY_MS);
  const members = useMembers(id, isPublished);
  if (!isPublished) return <Empty title={t('members.draft')} text={t('members.draftText')} />;
  if (members.isError) return <Failed error={members.error} again={() => void members.refetch()} />;
  const people = members.data?.pages.flatMap((page) => page.members);
  return (
    <Stack>
      {isList && (
        <Allowed to="edit">
          <Upload id={id} />
        </Allowed>
      )}
      {size.data && (
        <Text fw={600} role="status">
          {t('people', { count: size.data.size, size: number(size.data.size) })}
        </Text>
      )}
      {!people && <Loading />}
      {people?.length === 0 && !members.hasNextPage && (
        <Empty title={t('members.none')} text={t(isList ? 'members.noneList' : 'members.noneText')} />
      )}
      {people && people.length > 0 && (
        <WideTable label={t('members.title')} least={420}>
          <Table.Tbody>
            {people.map(({ profileId }) => (
              <Member key={profileId} segmentId={id} profileId={profileId} isList={isList} />
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      {members.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={members.isFetchingNextPage}
            onClick={() => void members.fetchNextPage()}
          >
            {t('common:more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface MemberProps {
  readonly segmentId: string;
  readonly profileId: string;
  readonly isList: boolean;
}

function Member({ segmentId, profileId, isList }: MemberProps) {
  const { t } = useTexts();
  const { data } = useAnswer<typeof getProfile>(`/v1/profiles/${encodeURIComponent(profileId)}`);
  const contacts = (data?.identities ?? []).filter(({ namespace }) => namespace !== 'anonymousId');
  const name =
    contacts
      .map(({ value }) => value)
      .slice(0, 2)
      .join(' · ') || profileId;
  const act = useAct({ changes: [documentPath('segments', segmentId)] });
  const takeOff = () =>
    act.mutate({
      path: `${documentPath('segments', segmentId)}/members`,
      method: 'POST',
      body: { action: 'remove', members: [{ namespace: 'profileId', value: profileId }] },
    });
  return (
    <Table.Tr>
      <Table.Td>
        <To to={`/people/${profileId}`}>{name}</To>
      </Table.Td>
      {isList && (
        <Table.Td ta="right">
          <Allowed to="edit">
            <Button
              size="compact-xs"
              variant="default"
              loading={act.isPending}
              onClick={takeOff}
              aria-label={t('members.takeOffOne', { name })}
            >
              {t('members.takeOff')}
            </Button>
          </Allowed>
        </Table.Td>
      )}
    </Table.Tr>
  );
}
