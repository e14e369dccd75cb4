import { textsOf } from '../../../i18n/texts.ts';
import en from '../../../locales/en/journey-simulate.json' with { type: 'json' };
import ru from '../../../locales/ru/journey-simulate.json' with { type: 'json' };

export const useTexts = textsOf('journey-simulate', { en, ru });
