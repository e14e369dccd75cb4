import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCopy,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconRestore,
  IconUsersMinus,
} from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { useConfirm } from '../../../ui/use-confirm.tsx';
import { ReplayButton } from '../replay/replay-button.tsx';
import { useTexts } from '../texts.ts';
import { useOrders } from '../use-orders.ts';
import { useJourney } from './journey-context.ts';

const PublishDialog = lazy(() => import('../publish/publish-dialog.tsx'));
const StopDialog = lazy(() => import('../publish/stop-dialog.tsx'));

type Open = 'publish' | 'stop' | undefined;

/** Save, publish, and everything else that is ordered about the whole journey. */
export function Actions() {
  const { t } = useTexts();
  const { editing, saving, faults, mayEdit, view } = useJourney();
  const [open, setOpen] = useState<Open>();
  if (!mayEdit) return <Archived />;
  const close = () => setOpen(undefined);
  const isRunning = view.status === 'live' || view.status === 'paused';
  const hasNews = editing.isKept || view.draft !== undefined || !isRunning;
  /** What is published is what is saved; where saving fails its own notice says why. */
  const toPublish = async (): Promise<void> => {
    try {
      if (editing.isKept) await saving.saveNow();
      setOpen('publish');
    } catch {}
  };
  return (
    <>
      <Group gap={4}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('undo')}
          disabled={!editing.undo}
          onClick={editing.undo}
        >
          <IconArrowBackUp size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('redo')}
          disabled={!editing.redo}
          onClick={editing.redo}
        >
          <IconArrowForwardUp size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <Button
        variant="default"
        disabled={!editing.isKept || editing.isStale || faults.length > 0}
        loading={saving.isSaving}
        onClick={() => saving.save()}
      >
        {t('common:save')}
      </Button>
      <Button
        disabled={faults.length > 0 || editing.isStale || !hasNews}
        title={hasNews ? undefined : t('publish.nothing')}
        onClick={() => void toPublish()}
        loading={saving.isSaving}
      >
        {t(view.status === 'paused' ? 'publish.buttonPaused' : 'publish.button')}
      </Button>
      <ReplayButton />
      <More stop={() => setOpen('stop')} />
      <Suspense fallback={null}>
        {open === 'publish' && <PublishDialog close={close} />}
        {open === 'stop' && <StopDialog close={close} />}
      </Suspense>
    </>
  );
}

function Archived() {
  const { t } = useTexts();
  const { id, view } = useJourney();
  const orders = useOrders(id);
  if (view.status !== 'archived') return null;
  return (
    <Button variant="default" loading={orders.isBusy} onClick={orders.unarchive}>
      {t('order.unarchive')}
    </Button>
  );
}

function More({ stop }: { stop: () => void }) {
  const { t } = useTexts();
  const { id, view, editing } = useJourney();
  const go = useNavigate();
  const confirm = useConfirm();
  const orders = useOrders(id);
  const { status } = view;
  const isRunning = status === 'live' || status === 'paused';
  const discard = () =>
    confirm({
      title: t('discard.title'),
      text: t('discard.text'),
      act: t('discard.act'),
      isDangerous: true,
      go: editing.drop,
    });
  const items = [
    ...(status === 'live' ? [{ name: 'pause', icon: IconPlayerPause, run: orders.pause }] : []),
    ...(status === 'paused' ? [{ name: 'resume', icon: IconPlayerPlay, run: orders.resume }] : []),
    ...(isRunning ? [{ name: 'stop', icon: IconPlayerStop, run: stop }] : []),
    ...(view.trial ? [{ name: 'endTrial', icon: IconUsersMinus, run: orders.endTrial }] : []),
    ...(editing.isKept ? [{ name: 'discard', icon: IconRestore, run: discard }] : []),
    {
      name: 'duplicate',
      icon: IconCopy,
      run: () => orders.duplicate((copy) => void go(`/journeys/${copy}`)),
    },
    { name: 'archive', icon: IconArchive, run: () => orders.archive(view) },
  ];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t('moreOrders')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ name, icon: Icon, run }) => (
          <Menu.Item key={name} leftSection={<Icon size={16} aria-hidden />} onClick={run}>
            {t(`order.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
