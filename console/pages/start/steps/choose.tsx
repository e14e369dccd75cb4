import { Badge, Button, Card, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../../api/client.ts';
import { isNeedsTwo } from '../../../api/problem.ts';
import { forget } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { useCommonTexts } from '../../../i18n/texts.ts';
import { To } from '../../../ui/link.tsx';
import { NotTaken } from '../../../ui/settings/not-taken.tsx';
import { useSay } from '../../../ui/use-say.ts';
import type { Taken } from '../progress.ts';
import { useTexts } from '../texts.ts';
import type { Ready } from '../use-facts.ts';
import { Next } from './next.tsx';

const PROPOSED = 3;

interface ChooseProps {
  readonly library: readonly Ready[];
  readonly taken: readonly Taken[];
  readonly next: () => void;
}

/** Ready journeys with all their messages; several are taken at once. */
export function Choose({ library, taken, next }: ChooseProps) {
  const { t } = useTexts();
  const mayTake = useMay('edit');
  const left = library.filter(({ isThere }) => !isThere).map(({ id }) => id);
  const [picked, setPicked] = useState<readonly string[]>(left.slice(0, PROPOSED));
  const chosen = picked.filter((id) => left.includes(id));
  const client = useQueryClient();
  const say = useSay();
  const take = useMutation({
    mutationFn: async (ids: readonly string[]) => {
      for (const id of ids) await ask(`/v1/library/${id}/install`, { method: 'POST', body: {} });
      return ids.length;
    },
    onSuccess: (count) => {
      setPicked([]);
      say.done(t('choose.taken', { count }));
    },
    onError: (error) => {
      if (!isNeedsTwo(error)) say.problem(error);
    },
    onSettled: () => forget(client, '/v1/library', '/v1/journeys', '/v1/templates', '/v1/audit'),
  });
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {library.map((ready) => (
          <ReadyCard
            key={ready.id}
            ready={ready}
            taken={taken.find(({ id }) => id === ready.id)}
            isPicked={chosen.includes(ready.id)}
            isDisabled={!mayTake || take.isPending}
            pick={(isPicked) =>
              setPicked(isPicked ? [...picked, ready.id] : picked.filter((id) => id !== ready.id))
            }
          />
        ))}
      </SimpleGrid>
      {isNeedsTwo(take.error) && <NotTaken />}
      <Group justify="space-between">
        <Button
          disabled={!mayTake || chosen.length === 0}
          loading={take.isPending}
          onClick={() => take.mutate(chosen)}
        >
          {t('choose.take', { count: chosen.length })}
        </Button>
        <Next next={next} />
      </Group>
    </Stack>
  );
}

interface CardProps {
  readonly ready: Ready;
  readonly taken: Taken | undefined;
  readonly isPicked: boolean;
  readonly isDisabled: boolean;
  readonly pick: (isPicked: boolean) => void;
}

function ReadyCard({ ready, taken, isPicked, isDisabled, pick }: CardProps) {
  const { t } = useTexts();
  const { i18n } = useCommonTexts();
  const { name, description } = ready.words[i18n.language === 'ru' ? 'ru' : 'en'];
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        {taken ? (
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <To to={`/journeys/${ready.id}`} fw={600}>
              {name}
            </To>
            <Badge color={taken.stage === 'live' ? 'teal' : 'gray'} style={{ flexShrink: 0 }}>
              {t(`stage.${taken.stage}`)}
            </Badge>
          </Group>
        ) : (
          <Checkbox
            label={name}
            fw={600}
            checked={isPicked}
            disabled={isDisabled}
            onChange={(event) => pick(event.currentTarget.checked)}
          />
        )}
        <Text size="sm">{description}</Text>
        <Text size="xs" c="dimmed">
          {t('choose.needs', { events: ready.needs.join(', ') })}
        </Text>
      </Stack>
    </Card>
  );
}
