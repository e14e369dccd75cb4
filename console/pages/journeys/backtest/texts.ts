import { textsOf } from '../../../i18n/texts.ts';
import en from '../../../locales/en/journey-backtest.json' with { type: 'json' };
import ru from '../../../locales/ru/journey-backtest.json' with { type: 'json' };

export const useTexts = textsOf('journey-backtest', { en, ru });
