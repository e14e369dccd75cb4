import { textsOf } from '../../../i18n/texts.ts';
import en from '../../../locales/en/journey-results.json' with { type: 'json' };
import ru from '../../../locales/ru/journey-results.json' with { type: 'json' };

export const useTexts = textsOf('journey-results', { en, ru });
