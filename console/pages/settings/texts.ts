import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/settings.json' with { type: 'json' };
import ru from '../../locales/ru/settings.json' with { type: 'json' };

export const useTexts = textsOf('settings', { en, ru });
