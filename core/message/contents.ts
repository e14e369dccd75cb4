import type { Channel } from '../consent/consent.ts';
import { pointer } from '../faults.ts';
import { channelsOf, type SomeWords, type Template, type Words } from './template.ts';

/** Some words of a template, where they stand, and for which channels they are. */
export interface PlacedWords {
  /** JSON pointer: empty, `/locales/ru`, `/channels/sms`. */
  path: string;
  words: SomeWords;
  channels: Channel[];
}

/** Everything that a template says: its own words, each language's, and what single channels say instead. */
export const wordsOf = (template: Template): PlacedWords[] => {
  const channels = channelsOf(template);
  const of = (path: string, words: Words): PlacedWords[] => [
    { path, words, channels },
    ...Object.entries(words.channels ?? {}).map(([channel, own]) => ({
      path: `${path}/channels/${channel}`,
      words: own as SomeWords,
      channels: [channel as Channel],
    })),
  ];
  const { locales = {} } = template;
  return [
    ...of('', template),
    ...Object.entries(locales).flatMap(([locale, words]) => of(pointer(['locales', locale]), words)),
  ];
};

/** The same template with other words. `change` gets each of them with its place. */
export const withWords = (
  template: Template,
  change: <W extends SomeWords>(words: W, path: string) => W,
): Template => {
  const of = <W extends Words>(words: W, path: string): W => {
    const { channels } = words;
    const changed = change(words, path);
    if (!channels) return changed;
    const own = Object.entries(channels).map(([channel, one]) => [
      channel,
      change(one as SomeWords, `${path}/channels/${channel}`),
    ]);
    return { ...changed, channels: Object.fromEntries(own) };
  };
  const { locales } = template;
  const changed = of(template, '');
  if (!locales) return changed;
  const each = Object.entries(locales).map(([locale, words]) => [
    locale,
    of(words, pointer(['locales', locale])),
  ]);
  return { ...changed, locales: Object.fromEntries(each) };
};
