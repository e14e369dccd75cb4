import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/overview.json' with { type: 'json' };
import ru from '../../locales/ru/overview.json' with { type: 'json' };

export const useTexts = textsOf('overview', { en, ru });
