import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/documents.json' with { type: 'json' };
import ru from '../../locales/ru/documents.json' with { type: 'json' };

export const useTexts = textsOf('documents', { en, ru });
