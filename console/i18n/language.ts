export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];
const KEY = 'kaskad.language';

/** The address wins (`?lang=ru`), then what was chosen before, then the browser's own language. */
export const chooseLanguage = (search: string, chosen: string | null, browser: string): Language => {
  const asked = new URLSearchParams(search).get('lang') ?? chosen ?? browser;
  return asked.toLowerCase().startsWith('ru') ? 'ru' : 'en';
};

export const startLanguage = (): Language =>
  chooseLanguage(location.search, localStorage.getItem(KEY), navigator.language);

export const rememberLanguage = (language: Language): void => localStorage.setItem(KEY, language);
