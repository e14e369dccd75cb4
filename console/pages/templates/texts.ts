import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/templates.json' with { type: 'json' };
import ru from '../../locales/ru/templates.json' with { type: 'json' };

export const useTexts = textsOf('templates', { en, ru });
