import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/people.json' with { type: 'json' };
import ru from '../../locales/ru/people.json' with { type: 'json' };

export const useTexts = textsOf('people', { en, ru });
