import { textsOf } from '../../../i18n/texts.ts';
import en from '../../../locales/en/journey-inside.json' with { type: 'json' };
import ru from '../../../locales/ru/journey-inside.json' with { type: 'json' };

export const useTexts = textsOf('journey-inside', { en, ru });
