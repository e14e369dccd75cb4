import { textsOf } from '../../../i18n/texts.ts';
import en from '../../../locales/en/blocked.json' with { type: 'json' };
import ru from '../../../locales/ru/blocked.json' with { type: 'json' };

export const useTexts = textsOf('blocked', { en, ru });
