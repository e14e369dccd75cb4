/** Offered first where a language is added; any other can be typed as a BCP 47 tag. */
export const OFFERED = ['en', 'ru', 'de', 'fr', 'es', 'it', 'pl', 'uk', 'kk', 'tr', 'pt', 'nl'] as const;

/** A language by its name in another one: `de` is `German`. */
export const languageName = (locale: string, reader: string): string => {
  try {
    const name =
      new Intl.DisplayNames(reader, { type: 'language' }).of(locale.replaceAll('_', '-')) ?? locale;
    return `${name.charAt(0).toLocaleUpperCase(reader)}${name.slice(1)}`;
  } catch {
    return locale;
  }
};
