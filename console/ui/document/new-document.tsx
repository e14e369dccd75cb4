import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { askDocument } from '../../api/client.ts';
import { ApiProblem } from '../../api/problem.ts';
import { forget } from '../../api/use-answer.ts';
import { useSay } from '../use-say.ts';
import { documentPath, type Plural } from './document-path.ts';
import { idOf } from './id-of.ts';
import { useTexts } from './texts.ts';

interface NewDocumentProps {
  readonly plural: Plural;
  readonly title: string;
  readonly close: () => void;
  /** What it says at first. */
  readonly start: (name: string) => object;
  readonly children?: ReactNode;
}

const NEVER_SAVED = 0;

/** Asks for a name, saves a first draft under it and opens it. A name that is taken is not written over. */
export function NewDocument({ plural, title, close, start, children }: NewDocumentProps) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const client = useQueryClient();
  const say = useSay();
  const [name, setName] = useState('');
  const id = idOf(name);
  const making = useMutation({
    mutationFn: () =>
      askDocument(`${documentPath(plural, id)}?draft=true`, {
        ...{ method: 'PUT', ifMatch: NEVER_SAVED },
        body: start(name.trim()),
      }),
    onSuccess: async () => {
      await forget(client, `/v1/${plural}`);
      await navigate(`/${plural}/${id}`);
    },
    onError: (error) => {
      if (!isTaken(error)) say.problem(error);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id !== '') making.mutate();
  };
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={t('make.name')}
            value={name}
            onChange={({ currentTarget }) => {
              making.reset();
              setName(currentTarget.value);
            }}
            description={id === '' ? '\u00a0' : t('make.id', { id })}
            error={isTaken(making.error) ? t('make.taken') : undefined}
            required
            maxLength={200}
            data-autofocus
          />
          {children}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" disabled={id === ''} loading={making.isPending}>
              {t('make.go')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const isTaken = (error: unknown): boolean => error instanceof ApiProblem && error.status === 412;
