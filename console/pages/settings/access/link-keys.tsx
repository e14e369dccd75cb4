import { Badge, Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core';
import { FIRST_LINK_KEY, MOST_LINK_KEYS } from '../../../../core/send/link-keys.ts';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listLinkKeys } from '../../../../functions/api/routes/list-link-keys.ts';
import type { revokeLinkKey } from '../../../../functions/api/routes/revoke-link-key.ts';
import type { rotateLinkKey } from '../../../../functions/api/routes/rotate-link-key.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Empty, Loaded } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { WideTable } from '../../../ui/wide-table.tsx';
import { useTexts } from '../texts.ts';

const CHANGES = ['/v1/link-keys', '/v1/audit'];
/** Within half a minute everybody knows a new one. */
const LOOK_AGAIN_MS = 10_000;
const colors = { signs: 'green', verifies: 'gray', waits: 'blue', ended: 'red' } as const;
type Key = AnswerOf<typeof listLinkKeys>['keys'][number];

/** Looked at again while one of them waits. */
const useKeys = () => {
  const keys = useAnswer<typeof listLinkKeys>('/v1/link-keys');
  const waits = keys.data?.keys.some(({ state }) => state === 'waits');
  return useAnswer<typeof listLinkKeys>('/v1/link-keys', waits ? { everyMs: LOOK_AGAIN_MS } : {});
};

/** What signs the links in messages: another one takes over, and one that leaked is ended. */
export function LinkKeys() {
  const { t } = useTexts();
  const confirm = useConfirm();
  const now = useNow();
  const keys = useKeys();
  const live = keys.data?.keys.filter(({ state }) => state !== 'ended') ?? [];
  const isFull = live.length >= MOST_LINK_KEYS;
  // Whoever asks for another one meanwhile is told of this one; one that is alone signs already.
  const waits = live.some(({ signsFrom = '' }) => Date.parse(signsFrom) > now);
  const rotate = useAct<typeof rotateLinkKey>({ changes: CHANGES });
  const ask = () =>
    confirm({
      title: t('access.linkKeys.newTitle'),
      text: t('access.linkKeys.newText'),
      act: t('access.linkKeys.make'),
      go: () => rotate.mutate({ path: '/v1/link-keys/rotate', method: 'POST' }),
    });
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600} component="h2">
          {t('access.linkKeys.title')}
        </Text>
        <Button size="xs" disabled={isFull || waits} loading={rotate.isPending} onClick={ask}>
          {t('access.linkKeys.add')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('access.linkKeys.text')}
      </Text>
      {isFull && <Text size="sm">{t('access.linkKeys.full', { most: MOST_LINK_KEYS })}</Text>}
      {waits && <Text size="sm">{t('access.linkKeys.waits')}</Text>}
      <Loaded of={keys}>
        {({ keys: all }) =>
          all.length === 0 ? <Empty title={t('access.linkKeys.none')} /> : <KeyTable keys={all} />
        }
      </Loaded>
    </Stack>
  );
}

/** The newest first. */
function KeyTable({ keys }: { keys: readonly Key[] }) {
  const { t } = useTexts();
  return (
    <WideTable label={t('access.linkKeys.title')} least={480}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('access.linkKeys.key')}</Table.Th>
          <Table.Th>{t('access.linkKeys.does')}</Table.Th>
          <Table.Th>{t('access.since')}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{t('access.linkKeys.end')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {keys.toReversed().map((key) => (
          <KeyRow key={key.id} linkKey={key} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
}

function KeyRow({ linkKey: { id, state, madeAt } }: { linkKey: Key }) {
  const { t } = useTexts();
  const { day } = useFormat();
  const name = id === FIRST_LINK_KEY ? t('access.linkKeys.first') : id;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td>
        <Badge color={colors[state]}>{t(`access.linkKeys.states.${state}`)}</Badge>
      </Table.Td>
      <Table.Td>{madeAt === undefined ? '' : day(madeAt)}</Table.Td>
      <Table.Td ta="right">{state !== 'ended' && <EndKey id={id} name={name} />}</Table.Td>
    </Table.Tr>
  );
}

function EndKey({ id, name }: { id: string; name: string }) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const revoke = useAct<typeof revokeLinkKey>({ changes: CHANGES });
  const ask = () =>
    confirm({
      title: t('access.linkKeys.endTitle', { name }),
      text: t('access.linkKeys.endText'),
      act: t('access.linkKeys.endAct'),
      isDangerous: true,
      go: () =>
        revoke.mutate({
          path: `/v1/link-keys/${id}/revoke`,
          ...{ method: 'POST', query: { breaksLinks: 'true' } },
        }),
    });
  return (
    <Button
      {...{ size: 'compact-xs', variant: 'subtle', color: 'red' }}
      aria-label={`${t('access.linkKeys.end')}: ${name}`}
      loading={revoke.isPending}
      onClick={ask}
    >
      {t('access.linkKeys.end')}
    </Button>
  );
}
