import { describe } from '@jest/globals';
import en from '../../../local/pages/locales/en.json' with { type: 'json' };
import ru from '../../../local/pages/locales/ru.json' with { type: 'json' };
import { bothLanguagesSayTheSame } from '../../support/locale-suite.ts';

describe('texts of the pages', () => {
  bothLanguagesSayTheSame(en, ru);
});
