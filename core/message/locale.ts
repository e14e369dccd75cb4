import type { Template } from './template.ts';

/** A template's words in one language. */
export interface Content {
  subject?: string | undefined;
  text: string;
  html?: string | undefined;
}

/** `ru-RU` → `ru-RU`, `ru`: what is looked for, in order. Compared in lower case. */
const wanted = (locale: string): string[] => {
  const parts = locale.replaceAll('_', '-').toLowerCase().split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

/** The words for a locale: its own, its language's, else the template's. */
export const contentFor = (template: Template, locale: string | undefined): Content => {
  const locales = Object.entries(template.locales ?? {});
  for (const name of wanted(locale ?? '')) {
    const found = locales.find(([key]) => key.replaceAll('_', '-').toLowerCase() === name);
    if (found) return found[1];
  }
  return template;
};

/** A locale that `Intl` takes; undefined for what is none. */
export const asLocale = (locale: unknown): string | undefined => {
  if (typeof locale !== 'string') return undefined;
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
};
