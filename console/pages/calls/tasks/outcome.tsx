import { Button, Card, Group, Radio, SimpleGrid, Stack, Textarea, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { type Outcome as Code, outcomeNames } from '../../../../core/task/task.ts';
import type { finishTask } from '../../../../functions/api/routes/finish-task.ts';
import { useAct } from '../../../api/use-act.ts';
import { useMay, useMe } from '../../../auth/me.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useShortcuts } from '../../../ui/use-shortcuts.ts';
import { useTexts } from '../texts.ts';
import { standingOf, type Task } from './task.ts';

const MOST_LETTERS = 2000;

/** What came of the call; only whoever has the task says it. A number on the keyboard chooses. */
export function Outcome({ task }: { task: Task }) {
  const now = useNow();
  const { name } = useMe();
  const mayServe = useMay('serve');
  return mayServe && standingOf(task, name, now) === 'mine' ? <Form task={task} /> : null;
}

function Form({ task: { id, queue } }: { task: Task }) {
  const { t } = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const [code, setCode] = useState<Code>();
  const note = useDraft(`task.${id}`, '');
  const act = useAct<typeof finishTask>({ changes: ['/v1/tasks'] });
  useShortcuts(Object.fromEntries(outcomeNames.map((one, index) => [`${index + 1}`, () => setCode(one)])));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code === undefined) return;
    const words = note.value.trim();
    act.mutate(
      {
        path: `/v1/tasks/${encodeURIComponent(id)}/outcome`,
        method: 'POST',
        body: { outcome: code, ...(words === '' ? {} : { note: words }) },
      },
      {
        onSuccess: () => {
          note.drop();
          say.done(t('task.finished'));
          void navigate(`/calls?${new URLSearchParams({ queue })}`);
        },
      },
    );
  };
  return (
    <Card withBorder component="section" aria-label={t('task.outcome')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Title order={2} size="h5">
            {t('task.outcome')}
          </Title>
          <Radio.Group
            aria-label={t('task.outcome')}
            value={code ?? ''}
            onChange={(value) => setCode(outcomeNames.find((one) => one === value))}
          >
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              {outcomeNames.map((one, index) => (
                <Radio key={one} value={one} label={`${index + 1}. ${t(`outcome.${one}`)}`} />
              ))}
            </SimpleGrid>
          </Radio.Group>
          <Textarea
            label={t('task.note')}
            value={note.value}
            maxLength={MOST_LETTERS}
            onChange={({ currentTarget: { value } }) => note.change(value)}
            autosize
            minRows={2}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={code === undefined} loading={act.isPending}>
              {t('task.finish')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
