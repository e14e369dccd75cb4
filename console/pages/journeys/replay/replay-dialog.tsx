import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { To } from '../../../ui/link.tsx';
import { Failed } from '../../../ui/loaded.tsx';
import { useJourney } from '../journey/journey-context.ts';
import { playCart, type Told } from './play-cart.ts';
import { storyRun } from './story-run.ts';
import { useTexts } from './texts.ts';
import { ToldList } from './told-list.tsx';

/** A shopper's cart, an hour, the messages: what is published happens in this run while one looks. */
export default function ReplayDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const { id } = useJourney();
  const client = useQueryClient();
  const [told, setTold] = useState<readonly Told[]>([]);
  const playing = useRef<AbortController>(undefined);
  // Nobody looks any more: nothing goes on moving the clock of the run.
  useEffect(() => () => playing.current?.abort(), []);
  const play = useMutation({
    mutationFn: () => {
      setTold([]);
      playing.current = new AbortController();
      const { signal } = playing.current;
      const tell = (what: Told) => setTold((before) => [...before, what]);
      return playCart(storyRun, { journeyId: id, told: tell, signal });
    },
    onSettled: () => client.invalidateQueries(),
  });
  return (
    <Modal
      opened
      onClose={close}
      title={t('title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text size="sm">
          {t('text')} {t('clock')}
        </Text>
        <ToldList told={told} />
        {play.isError && <Failed error={play.error} />}
        {play.isSuccess && (
          <Stack gap={4}>
            <Group gap="md">
              {play.data !== undefined && <To to={`/people/${play.data}`}>{t('customer')}</To>}
              <Anchor href="/inbox">{t('inbox')}</Anchor>
            </Group>
            <To to={`/journeys/${encodeURIComponent(id)}/simulate`} size="sm">
              {t('simulate')}
            </To>
          </Stack>
        )}
        <Group justify="flex-end">
          <Button loading={play.isPending} onClick={() => play.mutate()} data-autofocus>
            {t(play.isSuccess ? 'again' : 'play')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
