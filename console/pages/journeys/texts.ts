import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/journeys.json' with { type: 'json' };
import ru from '../../locales/ru/journeys.json' with { type: 'json' };

export const useTexts = textsOf('journeys', { en, ru });
