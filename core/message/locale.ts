import type { Channel } from '../consent/consent.ts';
import type { SomeWords, Template, Words } from './template.ts';

/** A template's words in one language for one channel. */
export type Content = Omit<Words, 'channels' | 'mjml'>;

/** `ru-RU` → `ru-RU`, `ru`: what is looked for, in order. Compared in lower case. */
const wanted = (locale: string): string[] => {
  const parts = locale.replaceAll('_', '-').toLowerCase().split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

/** The words for a locale: its own, its language's, else the template's. */
const wordsFor = (template: Template, locale: string | undefined): Words => {
  const locales = Object.entries(template.locales ?? {});
  for (const name of wanted(locale ?? '')) {
    const found = locales.find(([key]) => key.replaceAll('_', '-').toLowerCase() === name);
    if (found) return found[1];
  }
  return template;
};

/** Her language counts before the channel: who reads Russian gets the Russian words, also where English has some for SMS alone. */
export const contentFor = (template: Template, channel: Channel, locale: string | undefined): Content => {
  const words = wordsFor(template, locale);
  const { subject, preheader, text, html } = { ...words, ...said(ownWords(words, channel)) };
  return { subject, preheader, text, html };
};

/** A push to a browser says what a push says, unless it has words of its own. */
const ownWords = ({ channels = {} }: Words, channel: Channel): SomeWords | undefined =>
  channels[channel] ?? (channel === 'webpush' ? channels.push : undefined);

/** What is written down as nothing at all is not said. A channel that has MJML of its own has its HTML as well. */
const said = (own: SomeWords | undefined): Partial<Words> =>
  Object.fromEntries(Object.entries(own ?? {}).filter(([, value]) => value !== undefined));

/** A locale that `Intl` takes; undefined for what is none. */
export const asLocale = (locale: unknown): string | undefined => {
  if (typeof locale !== 'string') return undefined;
  try {
    return Intl.getCanonicalLocales(locale.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
};
