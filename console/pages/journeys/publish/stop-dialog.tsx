import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { countPeopleInside } from '../../../../functions/api/routes/count-people-inside.ts';
import { ask, askDocument } from '../../../api/client.ts';
import { forget, useAnswer } from '../../../api/use-answer.ts';
import { type Brought, bringIntoEffect } from '../../../ui/document/into-effect.ts';
import { Proposed } from '../../../ui/settings/proposed.tsx';
import { SecondPerson } from '../../../ui/settings/second-person.tsx';
import { useTakesTwo } from '../../../ui/settings/use-takes-two.ts';
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
  const takesTwo = useTakesTwo() ?? false;
  const hasOwnEdit = editing.isKept || view.draft !== undefined;

  /** A version that lets nobody in: whoever is inside finishes the one she came in with. */
  const letFinish = async (): Promise<Brought> => {
    const body = { ...view.published, audience: false };
    const saved = await askDocument(path, { method: 'PUT', body, ifMatch: draftVersion });
    const draft = { path, draftVersion: saved.draftVersion ?? draftVersion + 1, why: t('stop.finish') };
    return bringIntoEffect(draft, takesTwo);
  };
  const act = useMutation({
    mutationFn: async () => {
      if (way === 'finish') return letFinish();
      await ask(`${path}/${way}`, { method: 'POST', body: {} });
      return undefined;
    },
    onSuccess: async (brought) => {
      await forget(client, '/v1/journeys', '/v1/proposals', '/v1/audit');
      // It is not done yet: the dialog says what is left.
      if (brought === 'asked' || brought === 'waits') return;
      say.done(t(`done.${way}`));
      close();
    },
    onError: say.problem,
  });
  const isWaiting = act.data !== undefined && act.data !== 'published';
  const isOffered: Readonly<Record<Way, boolean>> = {
    finish: view.status === 'live' && !('schedule' in editing.saved.trigger),
    pause: view.status === 'live',
    stop: true,
  };
  const textOf = (one: Way) => {
    if (one !== 'finish') return `stop.${one}Text` as const;
    if (hasOwnEdit) return 'stop.finishFirst';
    return takesTwo ? 'stop.finishTwo' : 'stop.finishText';
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('stop.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {isWaiting ? (
        <Asked close={close} />
      ) : (
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
                  description={t(textOf(one))}
                />
              ))}
            </Stack>
          </Radio.Group>
          {view.proposal && <Proposed proposal={view.proposal} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button
              color={way === 'stop' ? 'red' : 'teal'}
              loading={act.isPending}
              onClick={() => act.mutate()}
            >
              {t(way === 'finish' && takesTwo ? 'common:twoPeople.ask' : `stop.${way}`)}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}

/** New people still come in: that they no longer do is for a second person to agree to. */
function Asked({ close }: { close: () => void }) {
  const { t } = useTexts();
  return (
    <Stack>
      <SecondPerson title={t('common:twoPeople.agree')} text={t('stop.asked')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('common:close')}
        </Button>
      </Group>
    </Stack>
  );
}
