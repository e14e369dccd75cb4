import { Badge, Card, Group, Stack, Table, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowDown, IconArrowUp, IconFolder } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useFormat } from '../../../i18n/use-format.ts';
import { To } from '../../../ui/link.tsx';
import { Empty } from '../../../ui/loaded.tsx';
import { ChangedBadge, StatusBadge } from '../status-badge.tsx';
import { useTexts } from '../texts.ts';
import { RowMenu } from './row-menu.tsx';
import { inFolders, type Row, type Sort, type Wanted } from './rows.ts';

interface LinesProps {
  readonly rows: readonly Row[];
  readonly wanted: Wanted;
  readonly sortBy: (sort: Sort) => void;
}

const FIGURES = ['entered', 'sent', 'ordered', 'cost', 'notSpent'] as const;

const useFigures = () => {
  const format = useFormat();
  return (row: Row, figure: (typeof FIGURES)[number]): string => {
    const value = row[figure];
    return typeof value === 'number' ? format.number(value) : format.sums(value);
  };
};

/** Folders in order; one after another sort only the lines themselves. */
const groupsOf = (rows: readonly Row[], { sort }: Wanted) =>
  sort === 'title' ? inFolders(rows) : [{ folder: '', rows }];

export function JourneyLines(props: LinesProps) {
  const { t } = useTexts();
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  if (props.rows.length === 0) return <Empty title={t('list.nothing')} />;
  return isWide ? <Lines {...props} /> : <Cards {...props} />;
}

function Name({ row }: { row: Row }) {
  return (
    <Stack gap={4}>
      <To to={`/journeys/${encodeURIComponent(row.id)}`} fw={600}>
        {row.title}
      </To>
      {(row.labels?.tags?.length || row.labels?.owner) && (
        <Group gap={4}>
          {row.labels.tags?.map((tag) => (
            <Badge key={tag} size="sm" color="gray">
              {tag}
            </Badge>
          ))}
          {row.labels.owner && (
            <Text size="xs" c="dimmed">
              {row.labels.owner}
            </Text>
          )}
        </Group>
      )}
    </Stack>
  );
}

function State({ row }: { row: Row }) {
  return (
    <Group gap={4}>
      <StatusBadge status={row.status} />
      {row.changed && row.version > 0 && <ChangedBadge />}
    </Group>
  );
}

function Head({
  by,
  sort,
  down,
  sortBy,
}: {
  by: Sort;
  sort: Sort;
  down: boolean;
  sortBy: LinesProps['sortBy'];
}) {
  const { t } = useTexts();
  const Arrow = down ? IconArrowDown : IconArrowUp;
  const isIt = by === sort;
  return (
    <Table.Th
      ta={by === 'title' ? 'left' : 'right'}
      aria-sort={isIt ? (down ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton onClick={() => sortBy(by)} fw={600} fz="sm">
        {t(`figure.${by}`)}
        {isIt && <Arrow size={14} aria-hidden style={{ verticalAlign: -2, marginLeft: 4 }} />}
      </UnstyledButton>
    </Table.Th>
  );
}

function Lines({ rows, wanted, sortBy }: LinesProps) {
  const { t } = useTexts();
  const figure = useFigures();
  const head = { sort: wanted.sort, down: wanted.down, sortBy };
  return (
    <Table>
      <caption>
        <VisuallyHidden>{t('list.days')}</VisuallyHidden>
      </caption>
      <Table.Thead>
        <Table.Tr>
          <Head by="title" {...head} />
          <Table.Th>{t('list.status')}</Table.Th>
          {FIGURES.map((by) => (
            <Head key={by} by={by} {...head} />
          ))}
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groupsOf(rows, wanted).map(({ folder, rows: inside }) => (
          <Fragment key={folder}>
            {folder !== '' && (
              <Table.Tr bg="var(--mantine-color-default-hover)">
                <Table.Th colSpan={FIGURES.length + 3} scope="rowgroup">
                  <Group gap={6}>
                    <IconFolder size={16} aria-hidden /> {folder}
                  </Group>
                </Table.Th>
              </Table.Tr>
            )}
            {inside.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>
                  <Name row={row} />
                </Table.Td>
                <Table.Td>
                  <State row={row} />
                </Table.Td>
                {FIGURES.map((name) => (
                  <Table.Td key={name} ta="right" style={{ fontVariantNumeric: 'tabular-nums' }}>
                    {figure(row, name)}
                  </Table.Td>
                ))}
                <Table.Td ta="right">
                  <RowMenu row={row} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Fragment>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Cards({ rows, wanted }: LinesProps) {
  const { t } = useTexts();
  const figure = useFigures();
  return (
    <Stack gap="xs">
      {groupsOf(rows, wanted).map(({ folder, rows: inside }) => (
        <Fragment key={folder}>
          {folder !== '' && (
            <Group gap={6} mt="xs">
              <IconFolder size={16} aria-hidden />
              <Text fw={600}>{folder}</Text>
            </Group>
          )}
          {inside.map((row) => (
            <Card key={row.id} withBorder padding="sm">
              <Group justify="space-between" wrap="nowrap" align="flex-start">
                <Name row={row} />
                <RowMenu row={row} />
              </Group>
              <State row={row} />
              <Group gap="md" mt={6}>
                {FIGURES.map((name) => (
                  <Text key={name} size="sm">
                    <Text span c="dimmed" size="sm">
                      {t(`figure.${name}`)}
                    </Text>{' '}
                    {figure(row, name)}
                  </Text>
                ))}
              </Group>
            </Card>
          ))}
        </Fragment>
      ))}
    </Stack>
  );
}
