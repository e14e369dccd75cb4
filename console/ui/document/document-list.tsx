import { Button, CloseButton, Group, SegmentedControl, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { DocumentSummary } from '../../../functions/api/documents/document-view.ts';
import { Allowed } from '../../auth/me.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { To } from '../link.tsx';
import { Empty, Loaded } from '../loaded.tsx';
import { Page } from '../page.tsx';
import { useNow } from '../use-now.ts';
import { WideTable } from '../wide-table.tsx';
import type { Plural } from './document-path.ts';
import { Standing } from './standing.tsx';
import { useTexts } from './texts.ts';
import { useDocuments } from './use-documents.ts';
import { Users } from './used-by.tsx';

interface Column {
  readonly name: string;
  readonly label: string;
  readonly cell: (one: DocumentSummary) => ReactNode;
}

interface DocumentListProps {
  readonly plural: Plural;
  readonly title: string;
  readonly lead: string;
  readonly empty: { readonly title: string; readonly text: string };
  /** The word on the button that makes one. */
  readonly make: string;
  /** The dialog behind it. */
  readonly dialog: (close: () => void) => ReactNode;
  /** What is known of this kind alone. */
  readonly columns: readonly Column[];
  /** Choices beside the search. */
  readonly filters?: ReactNode;
  readonly actions?: ReactNode;
  readonly isMeant?: (one: DocumentSummary) => boolean;
}

const fits = ({ id, name = '' }: DocumentSummary, search: string): boolean =>
  `${id} ${name}`.toLowerCase().includes(search.trim().toLowerCase());

/** All documents of a kind, to be searched, opened and made. What is looked for stands in the address. */
export function DocumentList(props: DocumentListProps) {
  const { plural, title, lead, empty, make, dialog, filters, actions, isMeant = () => true } = props;
  const { t } = useTexts();
  const [params, setParams] = useSearchParams();
  const isArchived = params.get('show') === 'archived';
  const search = params.get('q') ?? '';
  const documents = useDocuments(plural, isArchived);
  const want = (name: string, value: string | undefined) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const button = (
    <Allowed to="edit">
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => want('new', '1')}>
        {make}
      </Button>
    </Allowed>
  );
  return (
    <Page
      title={title}
      lead={lead}
      actions={
        <>
          {actions}
          {button}
        </>
      }
    >
      <Group gap="xs">
        <TextInput
          aria-label={t('common:search')}
          placeholder={t('common:search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => want('q', currentTarget.value)}
          rightSection={
            search === '' ? null : (
              <CloseButton size="sm" aria-label={t('common:all')} onClick={() => want('q', undefined)} />
            )
          }
          style={{ flex: '1 1 200px', maxWidth: 360 }}
        />
        {filters}
        <SegmentedControl
          aria-label={t('list.show')}
          size="sm"
          data={[
            { value: 'current', label: t('list.current') },
            { value: 'archived', label: t('list.archived') },
          ]}
          value={isArchived ? 'archived' : 'current'}
          onChange={(value) => want('show', value === 'archived' ? value : undefined)}
        />
      </Group>
      <Loaded of={documents} lines={6}>
        {(all) => {
          const shown = all.filter((one) => fits(one, search) && isMeant(one));
          if (all.length === 0 && !isArchived) return <Empty {...empty} action={button} />;
          return shown.length === 0 ? (
            <Empty title={t('list.none')} text={t('list.noneText')} />
          ) : (
            <Lines {...props} all={shown} />
          );
        }}
      </Loaded>
      {params.has('new') && dialog(() => want('new', undefined))}
    </Page>
  );
}

function Lines({ all, plural, title, columns }: DocumentListProps & { all: readonly DocumentSummary[] }) {
  const { t } = useTexts();
  const format = useFormat();
  const now = useNow();
  return (
    <WideTable label={title} least={680}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('list.name')}</Table.Th>
          {columns.map(({ name, label }) => (
            <Table.Th key={name}>{label}</Table.Th>
          ))}
          <Table.Th>{t('list.status')}</Table.Th>
          <Table.Th>{t('list.usedBy')}</Table.Th>
          <Table.Th>{t('list.changed')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {all.map((one) => (
          <Table.Tr key={one.id}>
            <Table.Th scope="row" fw={500}>
              <To to={`/${plural}/${one.id}`}>{one.name ?? one.id}</To>
              {one.name !== undefined && (
                <Text size="xs" c="dimmed">
                  {one.id}
                </Text>
              )}
            </Table.Th>
            {columns.map(({ name, cell }) => (
              <Table.Td key={name}>{cell(one)}</Table.Td>
            ))}
            <Table.Td>
              <Standing status={one.status} changed={one.changed} />
            </Table.Td>
            <Table.Td>
              <Users users={one.usedBy} />
            </Table.Td>
            <Table.Td>
              <Text size="sm" title={format.moment(one.savedAt)}>
                {format.ago(one.savedAt, now)}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
