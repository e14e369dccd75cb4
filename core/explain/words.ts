/** A sentence in the languages that people of the shop read. */
export interface Words {
  en: string;
  ru: string;
}
export type Language = keyof Words;

const isLanguage = (tag: string): tag is Language => tag === 'en' || tag === 'ru';

/** The first of some languages (`ru-RU,ru;q=0.9,en`, most wanted first) that there are sentences in. */
export const languageIn = (wanted: string): Language => {
  const tags = wanted.split(',').map((one) => {
    const [tag = '', weight] = one.trim().toLowerCase().split(';q=');
    return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
  });
  const known = tags.filter(({ language, weight }) => isLanguage(language) && weight > 0);
  const [first] = known.toSorted((a, b) => b.weight - a.weight);
  return first && isLanguage(first.language) ? first.language : 'en';
};
