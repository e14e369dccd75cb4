import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/conditions.json' with { type: 'json' };
import ru from '../../locales/ru/conditions.json' with { type: 'json' };

export const useTexts = textsOf('conditions', { en, ru });
