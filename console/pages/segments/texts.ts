import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/segments.json' with { type: 'json' };
import ru from '../../locales/ru/segments.json' with { type: 'json' };

export const useTexts = textsOf('segments', { en, ru });
