import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/faults.json' with { type: 'json' };
import ru from '../../locales/ru/faults.json' with { type: 'json' };

export const useTexts = textsOf('faults', { en, ru });
