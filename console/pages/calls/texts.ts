import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/calls.json' with { type: 'json' };
import ru from '../../locales/ru/calls.json' with { type: 'json' };

export const useTexts = textsOf('calls', { en, ru });
