import {
  IconBell,
  IconBrandTelegram,
  IconDeviceMobileMessage,
  IconMail,
  IconMessage,
  IconPhone,
  IconSend,
  IconWebhook,
  IconWorld,
} from '@tabler/icons-react';
import { useCommonTexts } from '../i18n/texts.ts';

const ICONS = {
  email: IconMail,
  sms: IconMessage,
  push: IconDeviceMobileMessage,
  webpush: IconBell,
  webhook: IconWebhook,
  agent: IconPhone,
  onsite: IconWorld,
  telegram: IconBrandTelegram,
} as const;

export const ChannelIcon = ({ channel, size = 18 }: { channel: string; size?: number }) => {
  const Icon = Object.hasOwn(ICONS, channel) ? ICONS[channel as keyof typeof ICONS] : IconSend;
  return <Icon size={size} aria-hidden />;
};

/** The channel's name as people say it; a channel that a shop added itself keeps its own. */
export const useChannelName = () => {
  const { t } = useCommonTexts();
  return (channel: string): string => t(`channel.${channel}`, { defaultValue: channel });
};

/** Values that a message of the API holds, with channels as people say them. */
export const useChannelsNamed = () => {
  const name = useChannelName();
  return ({ channel, channels, ...values }: Readonly<Record<string, string>>) => ({
    ...values,
    ...(channel !== undefined && { channel: name(channel) }),
    ...(channels !== undefined && { channels: channels.split(', ').map(name).join(', ') }),
  });
};
