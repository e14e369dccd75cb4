import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import enCommon from '../locales/en/common.json' with { type: 'json' };
import enWords from '../locales/en/words.json' with { type: 'json' };
import ruCommon from '../locales/ru/common.json' with { type: 'json' };
import ruWords from '../locales/ru/words.json' with { type: 'json' };
import { type Language, rememberLanguage, startLanguage } from './language.ts';

export const i18n = i18next.createInstance();

const showLanguage = (language: string): void => {
  document.documentElement.lang = language;
};

void i18n.use(initReactI18next).init({
  lng: startLanguage(),
  fallbackLng: 'en',
  defaultNS: 'common',
  resources: { en: { common: { ...enCommon, ...enWords } }, ru: { common: { ...ruCommon, ...ruWords } } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
showLanguage(i18n.language);

export const changeLanguage = (language: Language): void => {
  rememberLanguage(language);
  showLanguage(language);
  void i18n.changeLanguage(language);
};

/**
 * The texts of one part of the console, loaded with it: `const useTexts = textsOf('journeys', { en, ru })`.
 * Common ones are at hand as `t('common:save')`.
 */
export const textsOf = (part: string, texts: Record<Language, object>) => {
  for (const [language, bundle] of Object.entries(texts)) i18n.addResourceBundle(language, part, bundle);
  return () => useTranslation([part, 'common'], { i18n });
};

export const useCommonTexts = () => useTranslation('common', { i18n });
