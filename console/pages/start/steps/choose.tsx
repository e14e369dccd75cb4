import { Badge, Button, Card, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Journey } from '../../../../core/journey/journey.ts';
import { forget } from '../../../api/use-answer.ts';
import { useMay } from '../../../auth/me.tsx';
import { useCommonTexts } from '../../../i18n/texts.ts';
import { documentOf } from '../../../ui/document/use-document.ts';
import { To } from '../../../ui/link.tsx';
import { installReady } from '../../../ui/settings/install-ready.ts';
import { MessagesWait } from '../../../ui/settings/messages-wait.tsx';
import { useSay } from '../../../ui/use-say.ts';
import type { Taken } from '../progress.ts';
import { useTexts } from '../texts.ts';
import type { Ready } from '../use-facts.ts';
import { Next } from './next.tsx';

const PROPOSED = 3;

const CHANGED = ['/v1/library', '/v1/journeys', '/v1/templates', '/v1/proposals', '/v1/audit'];

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
      const proposed = new Set<string>();
      for (const id of ids) {
        for (const one of await installReady(id)) proposed.add(one);
        // The steps stand on every journey that is there: they would all go while this one is read.
        await client.prefetchQuery(documentOf<Journey>('journeys', id));
      }
      return { count: ids.length, proposed };
    },
    onSuccess: ({ count }) => {
      setPicked([]);
      say.done(t('choose.taken', { count }));
    },
    onError: say.problem,
    onSettled: () => forget(client, ...CHANGED),
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
      <MessagesWait count={take.data?.proposed.size ?? 0} />
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
