import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useMay } from '../../../auth/me.tsx';
import { useIsLocal } from '../../../auth/use-config.ts';
import { useJourney } from '../journey/journey-context.ts';
import { useTexts } from './texts.ts';

const ReplayDialog = lazy(() => import('./replay-dialog.tsx'));

/** On a local run, of a live journey that a cart starts: it is tried by playing it. */
export function ReplayButton() {
  const { t } = useTexts();
  const { view } = useJourney();
  const isLocal = useIsLocal();
  const mayPlay = useMay('edit');
  const [isOpen, setOpen] = useState(false);
  const trigger = view.published?.trigger;
  const isOfCart = trigger !== undefined && 'event' in trigger && trigger.event === 'Cart Changed';
  if (!isLocal || !mayPlay || !isOfCart || view.status !== 'live') return null;
  return (
    <>
      <Button
        variant="light"
        leftSection={<IconPlayerPlay size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('title')}
      </Button>
      <Suspense fallback={null}>{isOpen && <ReplayDialog close={() => setOpen(false)} />}</Suspense>
    </>
  );
}
