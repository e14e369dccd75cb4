import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/refusals.json' with { type: 'json' };
import ru from '../../locales/ru/refusals.json' with { type: 'json' };
import { useChannelName } from '../channel.tsx';
import { refusalWords } from './refusal-words.ts';

const useTexts = textsOf('refusals', { en, ru });

const each = (list: string, name: (one: string) => string): string => list.split(', ').map(name).join(', ');

/** Why the API says no, in the reader's language; undefined for what we have no words for. */
export const useRefusalText = () => {
  const { t } = useTexts();
  const channelName = useChannelName();
  /** A document as the API lists it: a kind and an id. */
  const userName = (user: string): string =>
    user.replace(/^\S+/, (kind) => t(`user.${kind}`, { defaultValue: kind }));
  return (detail: string): string | undefined => {
    const words = refusalWords(detail);
    if (!words) return undefined;
    const { channel, channels, users, ...values } = words.values;
    return t(`refusal.${words.name}`, {
      ...values,
      ...(channel !== undefined && { channel: channelName(channel) }),
      ...(channels !== undefined && { channels: each(channels, channelName) }),
      ...(users !== undefined && { users: each(users, userName) }),
    });
  };
};
