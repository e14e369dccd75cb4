import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import enWords from '../../../console/locales/en/words.json' with { type: 'json' };
import ruWords from '../../../console/locales/ru/words.json' with { type: 'json' };
import en from '../locales/en.json' with { type: 'json' };
import ru from '../locales/ru.json' with { type: 'json' };
import { remember, remembered } from './memory.ts';

export type Language = 'en' | 'ru';

/** The address bar wins (`?lang=ru`), then what was chosen before, then the browser's own language. */
export function chooseLanguage(search: string, chosen: string | undefined, browser: string): Language {
  const asked = new URLSearchParams(search).get('lang') ?? chosen ?? browser;
  return asked.toLowerCase().startsWith('ru') ? 'ru' : 'en';
}

export function startTexts(): i18n {
  const lng = chooseLanguage(location.search, remembered('language'), navigator.language);
  const texts = i18next.createInstance();
  void texts.use(initReactI18next).init({
    lng,
    fallbackLng: 'en',
    resources: { en: { translation: { ...en, ...enWords } }, ru: { translation: { ...ru, ...ruWords } } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = lng;
  return texts;
}

export function changeLanguage(texts: i18n, language: Language): void {
  remember('language', language);
  document.documentElement.lang = language;
  void texts.changeLanguage(language);
}
