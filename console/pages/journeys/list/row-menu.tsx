import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { useMay } from '../../../auth/me.tsx';
import { useTexts } from '../texts.ts';
import { useOrders } from '../use-orders.ts';
import type { Row } from './rows.ts';

/** What can be done with a journey without opening it. */
export function RowMenu({ row }: { row: Row }) {
  const { t } = useTexts();
  const go = useNavigate();
  const orders = useOrders(row.id);
  if (!useMay('edit')) return null;
  const items = [
    { name: 'duplicate', icon: IconCopy, run: () => orders.duplicate((id) => void go(`/journeys/${id}`)) },
    ...(row.status === 'live' ? [{ name: 'pause', icon: IconPlayerPause, run: orders.pause }] : []),
    ...(row.status === 'paused' ? [{ name: 'resume', icon: IconPlayerPlay, run: orders.resume }] : []),
    ...(row.status === 'archived'
      ? [{ name: 'unarchive', icon: IconArchiveOff, run: orders.unarchive }]
      : [{ name: 'archive', icon: IconArchive, run: () => orders.archive(row) }]),
  ];
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('list.actions', { name: row.title })}>
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
