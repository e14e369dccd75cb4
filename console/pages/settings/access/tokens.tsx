import {
  Badge,
  Button,
  Group,
  Modal,
  MultiSelect,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  VisuallyHidden,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { type Role, roles } from '../../../../core/access/role.ts';
import { isScope, type Scope, scopes } from '../../../../core/access/scope.ts';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { createToken } from '../../../../functions/api/routes/create-token.ts';
import type { deleteToken } from '../../../../functions/api/routes/delete-token.ts';
import type { listTokens } from '../../../../functions/api/routes/list-tokens.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useMe } from '../../../auth/me.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import { Copyable } from '../../../ui/copyable.tsx';
import { Failed, Loaded } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { WideTable } from '../../../ui/wide-table.tsx';
import { useTexts } from '../texts.ts';

const CHANGES = ['/v1/tokens', '/v1/audit'];
type Token = AnswerOf<typeof listTokens>['tokens'][number];

export function Tokens() {
  const { t } = useTexts();
  const [isNew, dialog] = useDisclosure();
  const tokens = useAnswer<typeof listTokens>('/v1/tokens');
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text fw={600} component="h2">
          {t('access.tokens')}
        </Text>
        <Button size="xs" onClick={dialog.open}>
          {t('access.add')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('access.tokensText')}
      </Text>
      <Loaded of={tokens}>
        {({ tokens: all }) => (
          <WideTable label={t('access.tokens')} least={480}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('access.name')}</Table.Th>
                <Table.Th>{t('access.role')}</Table.Th>
                <Table.Th>{t('access.since')}</Table.Th>
                <Table.Th>
                  <VisuallyHidden>{t('common:delete')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {all.map((token) => (
                <TokenRow key={token.id} token={token} />
              ))}
            </Table.Tbody>
          </WideTable>
        )}
      </Loaded>
      {isNew && <NewToken close={dialog.close} />}
    </Stack>
  );
}

function TokenRow({ token: { id, name, role, scopes: held = [], madeAt } }: { token: Token }) {
  const { t } = useTexts();
  const { day } = useFormat();
  const me = useMe();
  const confirm = useConfirm();
  const remove = useAct<typeof deleteToken>({ changes: CHANGES });
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name} {name === me.name && <Badge color="gray">{t('access.you')}</Badge>}
      </Table.Th>
      <Table.Td>
        {t(`common:role.${role}`)}
        {held.length > 0 && (
          <Text size="xs" c="dimmed">
            {held.map((scope) => t(`access.scope.${scope}`)).join(', ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{day(madeAt)}</Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          aria-label={`${t('common:delete')}: ${name}`}
          onClick={() =>
            confirm({
              title: t('access.removeTitle', { name }),
              text: t(name === me.name ? 'access.removeOwn' : 'access.removeText'),
              act: t('common:delete'),
              isDangerous: true,
              go: () => remove.mutate({ path: `/v1/tokens/${id}`, method: 'DELETE' }),
            })
          }
        >
          {t('common:delete')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function NewToken({ close }: { close: () => void }) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('marketer');
  const [held, setHeld] = useState<Scope[]>([]);
  const narrowed = held.length > 0 && { scopes: held };
  const create = useAct<typeof createToken>({ changes: CHANGES, quiet: true });
  return (
    <Modal opened onClose={close} title={t('access.add')}>
      {create.data ? (
        <Stack>
          <Copyable label={t('access.token', { name: create.data.name })} text={create.data.token} />
          <Text size="sm">{t('access.shownOnce')}</Text>
          <Group justify="flex-end">
            <Button onClick={close}>{t('common:close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            create.mutate({
              path: '/v1/tokens',
              method: 'POST',
              body: { name: name.trim(), role, ...narrowed },
            });
          }}
        >
          <Stack>
            <TextInput
              label={t('access.name')}
              description={t('access.nameText')}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <Select
              label={t('access.role')}
              data={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
              value={role}
              onChange={(value) => setRole((value as Role | null) ?? 'viewer')}
              allowDeselect={false}
            />
            <MultiSelect
              label={t('access.scopes')}
              description={t('access.scopesText')}
              data={scopes.map((value) => ({ value, label: t(`access.scope.${value}`) }))}
              value={held}
              onChange={(values) => setHeld(values.filter(isScope))}
              clearable
            />
            {create.error && <Failed error={create.error} />}
            <Group justify="flex-end">
              <Button type="submit" disabled={name.trim() === ''} loading={create.isPending}>
                {t('common:create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
