import type { Fault } from '../../../core/errors.ts';
import { useChannelName } from '../channel.tsx';
import { faultWords } from './fault-words.ts';
import { useTexts } from './texts.ts';

/** What is wrong, in the language of whoever is to mend it. */
export const useFaultText = () => {
  const { t } = useTexts();
  const channelName = useChannelName();
  return ({ message }: Pick<Fault, 'message'>): string => {
    const words = faultWords(message);
    if (!words) return message;
    const { channel, channels, kind, ...values } = words.values;
    return t(`fault.${words.name}`, {
      ...values,
      ...(channel !== undefined && { channel: channelName(channel) }),
      ...(channels !== undefined && { channels: channels.split(', ').map(channelName).join(', ') }),
      ...(kind !== undefined && { kind: t(`document.${kind}`) }),
    });
  };
};
