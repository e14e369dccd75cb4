/**
 * A language whose readers get the words of the main one, for a preview: the shop's own, unless the template has words of its
 * own for it.
 */
export const mainLocale = (locales: readonly string[], shopLocale: string): string => {
  const own = new Set(locales.map((locale) => locale.toLowerCase().split(/[-_]/)[0]));
  const languageOf = (locale: string) => locale.toLowerCase().split(/[-_]/)[0] ?? '';
  return [shopLocale, 'en', 'de', 'und'].find((locale) => !own.has(languageOf(locale))) ?? 'und';
};
