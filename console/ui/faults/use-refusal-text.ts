import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/refusals.json' with { type: 'json' };
import ru from '../../locales/ru/refusals.json' with { type: 'json' };
import { useChannelsNamed } from '../channel.tsx';
import { refusalWords } from './refusal-words.ts';

const useTexts = textsOf('refusals', { en, ru });

/** Why the API says no, in the reader's language; undefined for what we have no words for. */
export const useRefusalText = () => {
  const { t } = useTexts();
  const named = useChannelsNamed();
  /** A document as the API lists it: a kind and an id. */
  const userName = (user: string): string =>
    user.replace(/^\S+/, (kind) => t(`user.${kind}`, { defaultValue: kind }));
  return (detail: string): string | undefined => {
    const words = refusalWords(detail);
    if (!words) return undefined;
    const { users, ...values } = words.values;
    return t(`refusal.${words.name}`, {
      ...named(values),
      ...(users !== undefined && { users: users.split(', ').map(userName).join(', ') }),
    });
  };
};
