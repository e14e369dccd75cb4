import { useChannelName } from '../../ui/channel.tsx';
import { languageName } from './editor/language-names.ts';
import { useTexts } from './texts.ts';

const PLACE = /^(?:locales\.([^.]+)\.)?(?:channels\.([^.]+)\.?)?(.*)$/;

/** Where a text stands, in words: `locales.ru.subject` is `Russian · Subject`. */
export const usePathName = () => {
  const { t, i18n } = useTexts();
  const channelName = useChannelName();
  return (path: string): string => {
    const [, locale, channel, field = ''] = PLACE.exec(path) ?? [];
    return [
      locale !== undefined && languageName(locale, i18n.language),
      channel !== undefined && channelName(channel),
      field !== '' && t(`part.${field}`, { defaultValue: field }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
};
