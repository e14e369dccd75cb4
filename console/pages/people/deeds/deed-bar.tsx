import { Button, type ButtonProps, Group, Kbd } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDoorExit,
  IconLink,
  IconMessageOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay } from '../../../auth/me.tsx';
import { useShortcuts } from '../../../ui/use-shortcuts.ts';
import { useCustomer } from '../customer/context.ts';
import { activeIn, isOptedOut } from '../customer/customer.ts';
import { useTexts } from '../texts.ts';
import { KeysSwitch } from './keys-switch.tsx';

interface ActProps extends ButtonProps {
  readonly hotkey: string;
  readonly act: (() => void) | undefined;
  readonly children: ReactNode;
}

/** A big button that says its key. */
const Act = ({ hotkey, act, children, ...style }: ActProps) => (
  <Button
    variant="default"
    style={{ flex: '0 1 auto' }}
    disabled={act === undefined}
    onClick={act}
    aria-keyshortcuts={hotkey}
    rightSection={
      <Kbd size="xs" aria-hidden visibleFrom="sm">
        {hotkey.toUpperCase()}
      </Kbd>
    }
    {...style}
  >
    {children}
  </Button>
);

/** What an operator does while the customer waits on the telephone: a button or a key each. */
export function DeedBar() {
  const maySee = useMay('serve');
  return maySee ? <Bar /> : null;
}

function Bar() {
  const { t } = useTexts();
  const { person, deeds, askAbout } = useCustomer();
  const { pausedUntil, openComplaints, cart } = person;
  const isFree = !deeds.isPending;
  const complaint = openComplaints[0];
  const acts = {
    s: isFree && activeIn(person).length > 0 ? () => askAbout('leave') : undefined,
    p: isFree ? (pausedUntil === null ? deeds.pause : deeds.resume) : undefined,
    o: isFree && !isOptedOut(person) ? () => askAbout('opt-out') : undefined,
    l: isFree && cart ? () => askAbout('link') : undefined,
    c: isFree
      ? complaint
        ? () => deeds.closeComplaint(complaint.id)
        : () => askAbout('complaint')
      : undefined,
  };
  useShortcuts(acts);
  return (
    <Group gap="xs" role="group" aria-label={t('deed.label')}>
      <Act hotkey="s" act={acts.s} leftSection={<IconDoorExit size={18} aria-hidden />}>
        {t('deed.leave')}
      </Act>
      <Act
        hotkey="p"
        act={acts.p}
        leftSection={
          pausedUntil === null ? (
            <IconPlayerPause size={18} aria-hidden />
          ) : (
            <IconPlayerPlay size={18} aria-hidden />
          )
        }
      >
        {pausedUntil === null ? t('deed.pause') : t('deed.resume')}
      </Act>
      <Act hotkey="o" act={acts.o} leftSection={<IconMessageOff size={18} aria-hidden />}>
        {t('deed.optOut')}
      </Act>
      <Act hotkey="l" act={acts.l} leftSection={<IconLink size={18} aria-hidden />}>
        {t('deed.link')}
      </Act>
      <Act
        hotkey="c"
        act={acts.c}
        leftSection={
          complaint ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />
        }
      >
        {complaint ? t('deed.closeComplaint') : t('deed.openComplaint')}
      </Act>
      <KeysSwitch />
    </Group>
  );
}
