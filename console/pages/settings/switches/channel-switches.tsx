import { Group, SimpleGrid, Switch } from '@mantine/core';
import { channels } from '../../../../core/channel/channels.ts';
import type { SwitchesSettings } from '../../../../core/config/switches-settings.ts';
import { useMay } from '../../../auth/me.tsx';
import { ChannelIcon, useChannelName } from '../../../ui/channel.tsx';
import type { Flips } from './flips.ts';

export function ChannelSwitches({ now, flip, isBusy }: Flips & { now: SwitchesSettings }) {
  const name = useChannelName();
  const mayChange = useMay('admin');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {channels.map((channel) => (
        <Group key={channel} gap="xs" wrap="nowrap">
          <ChannelIcon channel={channel} />
          <Switch
            label={name(channel)}
            checked={now.channels[channel] !== true}
            disabled={!mayChange || isBusy}
            onChange={(event) => {
              const isOff = !event.currentTarget.checked;
              flip((before) => ({ ...before, channels: { ...before.channels, [channel]: isOff } }));
            }}
          />
        </Group>
      ))}
    </SimpleGrid>
  );
}
