import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/calendar.json' with { type: 'json' };
import ru from '../../locales/ru/calendar.json' with { type: 'json' };

export const useTexts = textsOf('calendar', { en, ru });
