import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/live.json' with { type: 'json' };
import ru from '../../locales/ru/live.json' with { type: 'json' };

export const useTexts = textsOf('live', { en, ru });
