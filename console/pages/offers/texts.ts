import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/offers.json' with { type: 'json' };
import ru from '../../locales/ru/offers.json' with { type: 'json' };

export const useTexts = textsOf('offers', { en, ru });
