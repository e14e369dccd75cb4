import { Badge, Box, Button, Card, Group, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { AnswerOf } from '../../../../functions/api/route.ts';
import type { listLibrary } from '../../../../functions/api/routes/list-library.ts';
import { forget } from '../../../api/use-answer.ts';
import { installReady } from '../../../ui/settings/install-ready.ts';
import { MessagesWait } from '../../../ui/settings/messages-wait.tsx';
import { useSay } from '../../../ui/use-say.ts';
import { useTexts } from '../texts.ts';

type Ready = AnswerOf<typeof listLibrary>['journeys'][number];

/** A journey of the library: taken once, opened from then on. Where its messages wait for a second person, that is to be read first. */
export function ReadyCard({ ready: { id, words, needs, templates, isThere } }: { ready: Ready }) {
  const { t, i18n } = useTexts();
  const go = useNavigate();
  const say = useSay();
  const client = useQueryClient();
  const { name, description } = words[i18n.language === 'ru' ? 'ru' : 'en'];
  const open = () => go(`/journeys/${id}`);
  const take = useMutation({
    mutationFn: () => installReady(id),
    onSuccess: async ({ length }) => {
      await forget(client, '/v1/journeys', '/v1/library', '/v1/templates', '/v1/proposals');
      if (length === 0) await open();
    },
    onError: say.problem,
  });
  const asked = take.data?.length ?? 0;
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {description}
          </Text>
          <Group gap={4} mt={4}>
            <Text size="xs" c="dimmed">
              {t('new.needs')}
            </Text>
            {needs.map((need) => (
              <Badge key={need} size="sm" color="gray">
                {need}
              </Badge>
            ))}
            <Text size="xs" c="dimmed">
              {t('new.templates', { count: templates.length })}
            </Text>
          </Group>
        </div>
        <Button
          size="xs"
          variant={isThere ? 'default' : 'filled'}
          style={{ flexShrink: 0 }}
          loading={take.isPending}
          aria-label={t(isThere ? 'new.openNamed' : 'new.takeNamed', { name })}
          onClick={() => (isThere ? void open() : take.mutate())}
        >
          {t(isThere ? 'new.open' : 'new.take')}
        </Button>
      </Group>
      {asked > 0 && (
        <Box mt="sm" ref={(box) => box?.scrollIntoView({ block: 'nearest' })}>
          <MessagesWait count={asked} />
        </Box>
      )}
    </Card>
  );
}
