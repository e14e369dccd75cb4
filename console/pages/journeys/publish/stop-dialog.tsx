import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { countPeopleInside } from '../../../../functions/api/routes/count-people-inside.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { useSay } from '../../../ui/use-say.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from '../texts.ts';

const WAYS = ['pause', 'stop'] as const;
type Way = (typeof WAYS)[number];

/** Stopping asks what becomes of the people inside: they wait, or they leave at once. */
export default function StopDialog({ close }: { close: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const { id, view } = useJourney();
  const [way, setWay] = useState<Way>('stop');
  const act = useAct({ changes: ['/v1/journeys'] });
  const path = `/v1/journeys/${encodeURIComponent(id)}`;
  const inside = useAnswer<typeof countPeopleInside>(`${path}/people/count`);
  const go = () =>
    act.mutate(
      { path: `${path}/${way}`, method: 'POST', body: {} },
      {
        onSuccess: () => {
          say.done(t(`done.${way}`));
          close();
        },
      },
    );
  const ways = WAYS.filter((one) => one === 'stop' || view.status === 'live');
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
            {ways.map((one) => (
              <Radio key={one} value={one} label={t(`stop.${one}`)} description={t(`stop.${one}Text`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:cancel')}
          </Button>
          <Button color={way === 'stop' ? 'red' : 'teal'} loading={act.isPending} onClick={go}>
            {t(`stop.${way}`)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
