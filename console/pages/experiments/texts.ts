import { textsOf } from '../../i18n/texts.ts';
import en from '../../locales/en/experiments.json' with { type: 'json' };
import ru from '../../locales/ru/experiments.json' with { type: 'json' };

export const useTexts = textsOf('experiments', { en, ru });
