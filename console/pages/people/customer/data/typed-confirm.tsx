import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '../../../../api/use-act.ts';
import { useSay } from '../../../../ui/use-say.ts';
import { useTexts } from '../../texts.ts';
import { useCustomer } from '../context.ts';
import { calledBy } from '../customer.ts';
import type { Way } from './way.ts';

interface Props {
  readonly way: Way | undefined;
  readonly close: () => void;
}

/** Nobody erases by a slip: a word has to be typed first. */
export function TypedConfirm({ way, close: shut }: Props) {
  const { t } = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { person } = useCustomer();
  const [typed, setTyped] = useState('');
  const close = () => {
    setTyped('');
    shut();
  };
  const act = useAct({ changes: way === 'anonymize' ? [`/v1/profiles/${person.id}`] : [] });
  const word = way === undefined ? '' : t(`takeOut.${way}.word`);
  const isMeant = word !== '' && typed.trim().toLowerCase() === word.toLowerCase();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isMeant || way === undefined) return;
    act.mutate(
      { path: `/v1/profiles/${person.id}/${way}`, method: 'POST' },
      {
        onSuccess: () => {
          say.done(t(`takeOut.${way}.done`));
          close();
          if (way === 'anonymize') return;
          void navigate('/people');
          client.removeQueries({ predicate: ({ queryKey: [path] }) => String(path).includes(person.id) });
        },
      },
    );
  };
  return (
    <Modal
      opened={way !== undefined}
      onClose={close}
      title={way && t(`takeOut.${way}.ask`, { name: calledBy(person) ?? t('customer.unknown') })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text size="sm">{way && t(`takeOut.${way}.sure`)}</Text>
          <TextInput
            label={t('takeOut.type', { word })}
            value={typed}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!isMeant} loading={act.isPending}>
              {way && t(`takeOut.${way}.act`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
