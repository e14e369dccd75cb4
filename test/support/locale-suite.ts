import { expect, it } from '@jest/globals';

const INTERNAL = [
  /\brungs?\b/i,
  /enrol(l)?ment/i,
  /suppress/i,
  /hold-?out/i,
  /\brules?\b/i,
  /\bprofiles?\b/i,
  /\bopt-?in\b/i,
];
const PLURAL = /_(one|few|many|other)$/;

const flat = (texts: object, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flat(value, `${path}${key}.`),
  );

const namesOf = (texts: object): string[] =>
  [...new Set(flat(texts).map(([key]) => key.replace(PLURAL, '')))].sort();
const valuesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{\w+\}\}/g)].map(([value]) => value).sort();

/** What holds for the texts of any page; `en` and `ru` are its two locale files. */
export const bothLanguagesSayTheSame = (en: object, ru: object): void => {
  it('say the same things in English and Russian', () => {
    expect(namesOf(ru)).toEqual(namesOf(en));
  });

  it('have every plural form of the language', () => {
    const plural = flat(en).filter(([key]) => key.endsWith('_one'));

    for (const [key] of plural) {
      const name = key.replace(PLURAL, '');
      const forms = flat(ru).map(([other]) => other);
      expect(forms).toEqual(
        expect.arrayContaining(['one', 'few', 'many', 'other'].map((form) => `${name}_${form}`)),
      );
    }
  });

  it('fill in the same values in both languages', () => {
    const russian = new Map(flat(ru));

    for (const [key, text] of flat(en))
      expect([key, valuesIn(russian.get(key) ?? '')]).toEqual([key, valuesIn(text)]);
  });

  it.each([
    ['English', en],
    ['Russian', ru],
  ])('keep internal words away from people: %s', (_language, texts) => {
    const found = flat(texts).filter(([, text]) => INTERNAL.some((word) => word.test(text)));

    expect(found).toEqual([]);
  });

  it('are Russian in the Russian file', () => {
    const same = flat(ru).filter(
      ([key, text]) => new Map(flat(en)).get(key) === text && !/^(API|SMS|Push|Kaskad|Telegram)$/i.test(text),
    );

    expect(same).toEqual([]);
  });
};
