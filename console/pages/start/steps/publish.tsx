import { Alert, Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../api/client.ts';
import { forget } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { To } from '../../../ui/link.tsx';
import { Failed } from '../../../ui/loaded.tsx';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { useSay } from '../../../ui/use-say.ts';
import type { Taken } from '../progress.ts';
import { useTexts } from '../texts.ts';
import { Next } from './next.tsx';

interface PublishProps {
  readonly to: 'staff' | 'everybody';
  readonly taken: readonly Taken[];
  readonly next?: () => void;
}

const waits = (to: PublishProps['to'], { stage, isChanged }: Taken): boolean =>
  to === 'staff'
    ? stage === 'draft'
    : stage === 'draft' || stage === 'staff' || (stage === 'live' && isChanged);

/** First to the shop’s own people, then to everybody; several journeys at once. */
export function Publish({ to, taken, next }: PublishProps) {
  const { t } = useTexts();
  const confirm = useConfirm();
  const say = useSay();
  const client = useQueryClient();
  const mayPublish = useMay('edit');
  const waiting = taken.filter((one) => waits(to, one));
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = waiting.filter(({ id }) => !left.includes(id));
  const publish = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await ask(`/v1/journeys/${id}/publish`, { method: 'POST', body: { to } });
      return ids.length;
    },
    onSuccess: (count) => say.done(t(`${to}.published`, { count })),
    onSettled: () => forget(client, '/v1/journeys', '/v1/library', '/v1/audit'),
  });
  const start = () => publish.mutate(chosen.map(({ id }) => id));
  const asked = () =>
    confirm({
      title: t('everybody.sure', { count: chosen.length }),
      text: t('everybody.sureText'),
      act: t('everybody.publish', { count: chosen.length }),
      go: start,
    });
  return (
    <Stack>
      {taken.length === 0 && <Text>{t('test.noJourney')}</Text>}
      {taken.map(({ id, name, stage, isChanged }) => (
        <Group key={id} gap="sm">
          {waiting.some((one) => one.id === id) ? (
            <Checkbox
              label={name}
              checked={!left.includes(id)}
              disabled={!mayPublish || publish.isPending}
              onChange={(event) =>
                setLeft(event.currentTarget.checked ? left.filter((one) => one !== id) : [...left, id])
              }
            />
          ) : (
            <To to={`/journeys/${id}`}>{name}</To>
          )}
          <Badge color={stage === 'live' ? 'teal' : stage === 'staff' ? 'blue' : 'gray'}>
            {t(`stage.${stage}`)}
          </Badge>
          {stage === 'live' && isChanged && <Badge color="orange">{t('stage.changed')}</Badge>}
        </Group>
      ))}
      {publish.error && <Failed error={publish.error} />}
      {to === 'everybody' && taken.length > 0 && waiting.length === 0 && (
        <Alert color="teal" title={t('everybody.allLive')}>
          <To to="/" c="inherit" underline="always">
            {t('everybody.look')}
          </To>
        </Alert>
      )}
      <Group justify="space-between">
        <Button
          disabled={!mayPublish || chosen.length === 0}
          loading={publish.isPending}
          onClick={to === 'everybody' ? asked : start}
        >
          {t(`${to}.publish`, { count: chosen.length })}
        </Button>
        {next && <Next next={next} />}
      </Group>
    </Stack>
  );
}
