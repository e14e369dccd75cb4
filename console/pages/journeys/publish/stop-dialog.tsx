import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { countPeopleInside } from '../../../../functions/api/routes/count-people-inside.ts';
import { ask, askDocument } from '../../../api/client.ts';
import { forget, useAnswer } from '../../../api/use-answer.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';

const WAYS = ['finish', 'pause', 'stop'] as const;
type Way = (typeof WAYS)[number];

/** Stopping asks what becomes of the people inside: they go on to the end, they wait, or they leave at once. */
export default function StopDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const client = useQueryClient();
  const { id, view, draftVersion, editing } = useJourney();
  const [way, setWay] = useState<Way>('stop');
  const path = `/v1/journeys/${encodeURIComponent(id)}`;
  const inside = useAnswer<typeof countPeopleInside>(`${path}/people/count`);
  const hasOwnEdit = editing.isKept || view.draft !== undefined;

  /** A version that lets nobody in: whoever is inside finishes the one she came in with. */
  const letFinish = async (): Promise<void> => {
    const body = { ...view.published, audience: false };
    const saved = await askDocument(path, { method: 'PUT', body, ifMatch: draftVersion });
    const seen = saved.draftVersion === undefined ? {} : { ifMatch: saved.draftVersion };
    await ask(`${path}/publish`, { method: 'POST', body: { why: t('stop.finish') }, ...seen });
  };
  const act = useMutation({
    mutationFn: async () => {
      if (way === 'finish') await letFinish();
      else await ask(`${path}/${way}`, { method: 'POST', body: {} });
    },
    onSuccess: async () => {
      await forget(client, '/v1/journeys');
      say.done(t(`done.${way}`));
      close();
    },
    onError: say.problem,
  });
  const isOffered: Readonly<Record<Way, boolean>> = {
    finish: view.status === 'live' && !('schedule' in editing.saved.trigger),
    pause: view.status === 'live',
    stop: true,
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('stop.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack>
        <Text size="sm">{t('stop.inside', { count: inside.data?.inside ?? 0 })}</Text>
        <Radio.Group value={way} onChange={(value) => setWay(value as Way)} label={t('stop.question')}>
          <Stack gap="xs" mt="xs">
            {WAYS.filter((one) => isOffered[one]).map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`stop.${one}`)}
                disabled={one === 'finish' && hasOwnEdit}
                description={t(one === 'finish' && hasOwnEdit ? 'stop.finishFirst' : `stop.${one}Text`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button
            color={way === 'stop' ? 'red' : 'teal'}
            loading={act.isPending}
            onClick={() => act.mutate()}
          >
            {t(`stop.${way}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
