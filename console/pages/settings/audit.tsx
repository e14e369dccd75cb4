import { Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { AnswerOf } from '../../../functions/api/route.ts';
import type { listAudit } from '../../../functions/api/routes/list-audit.ts';
import { ask } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../../ui/link.tsx';
import { Empty, Failed, Loading } from '../../ui/loaded.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { type AuditFilter, filterOf, fitting, placeOf, wholeOf } from './audit-filter.ts';
import { useTexts } from './texts.ts';

type Entry = AnswerOf<typeof listAudit>['entries'][number];
const KINDS = [
  ...['journey', 'template', 'segment', 'offer', 'settings', 'person', 'job', 'run', 'secret', 'codes'],
  ...['breaker', 'queue', 'source', 'token', 'suppression', 'link-key'],
];

/** Of one thing, or of all; what is typed is looked for in what is loaded. */
const useEntries = (one: ReturnType<typeof wholeOf>) =>
  useInfiniteQuery({
    queryKey: ['/v1/audit', one],
    queryFn: ({ pageParam }) =>
      ask<typeof listAudit>('/v1/audit', {
        query: { ...one, limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

/** Who changed what, the latest first. */
export function Section() {
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const set = (part: Partial<AuditFilter>) => {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== '');
    setParams(next, { replace: true });
  };
  const entries = useEntries(wholeOf(params));
  const loaded = (entries.data?.pages ?? []).flatMap((page) => page.entries);
  const shown = fitting(loaded, filter);
  return (
    <Stack>
      <Group align="flex-end" gap="xs">
        <Select
          w={180}
          label={t('audit.kind')}
          clearable
          clearButtonProps={{ 'aria-label': t('common:all') }}
          placeholder={t('common:all')}
          data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={filter.kind || null}
          onChange={(kind) => set({ kind: kind ?? '' })}
        />
        <TextInput
          w={200}
          label={t('audit.id')}
          value={filter.id}
          onChange={(event) => set({ id: event.currentTarget.value })}
        />
        <TextInput
          w={160}
          label={t('audit.by')}
          value={filter.by}
          onChange={(event) => set({ by: event.currentTarget.value })}
        />
      </Group>
      {entries.isPending && <Loading />}
      {entries.isError && <Failed error={entries.error} again={() => void entries.refetch()} />}
      {entries.isSuccess && shown.length === 0 && <Empty title={t('audit.none')} />}
      {shown.length > 0 && <Entries entries={shown} />}
      {entries.hasNextPage && (
        <Group>
          <Button
            variant="default"
            loading={entries.isFetchingNextPage}
            onClick={() => void entries.fetchNextPage()}
          >
            {t('common:more')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTexts();
  return (
    <WideTable label={t('audit.title')} least={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('audit.at')}</Table.Th>
          <Table.Th>{t('audit.by')}</Table.Th>
          <Table.Th>{t('audit.what')}</Table.Th>
          <Table.Th>{t('audit.why')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two acts of one moment may be alike
          <Line key={`${entry.at} ${at}`} entry={entry} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function Line({ entry: { at, by, action, kind, id, version, why } }: { entry: Entry }) {
  const { t } = useTexts();
  const { dated } = useFormat();
  const place = placeOf(kind, id);
  return (
    <Table.Tr>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{dated(at)}</Table.Td>
      <Table.Td>{by}</Table.Td>
      <Table.Td>
        {t(`actions.${action}`, { defaultValue: action })}: {t(`kinds.${kind}`, { defaultValue: kind })}{' '}
        {place === undefined ? (
          id
        ) : (
          <To to={place} underline="always">
            {id}
          </To>
        )}
        {version !== undefined && ` · ${t('audit.version', { version })}`}
      </Table.Td>
      <Table.Td>
        <Text size="sm">{why}</Text>
      </Table.Td>
    </Table.Tr>
  );
}
