import { textsOf } from '../../../i18n/texts.ts';
import en from '../../../locales/en/journey-replay.json' with { type: 'json' };
import ru from '../../../locales/ru/journey-replay.json' with { type: 'json' };

export const useTexts = textsOf('journey-replay', { en, ru });
