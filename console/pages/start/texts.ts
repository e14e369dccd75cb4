import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/start.json' with { type: 'json' };
import ru from '../../locales/ru/start.json' with { type: 'json' };

export const useTexts = textsOf('start', { en, ru });
