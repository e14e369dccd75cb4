import { channels as known } from '../../../../core/channel/channels.ts';
import type { Channel } from '../../../../core/consent/consent.ts';
import { pointer } from '../../../../core/faults.ts';
import { channelsOf, type SomeWords, type Template } from '../../../../core/message/template.ts';

/** Where words stand in a template: in which language, and what one channel says instead of all. */
export interface Place {
  /** The main language where it is left out. */
  readonly locale?: string | undefined;
  readonly channel?: Channel | undefined;
}

export type Part = 'subject' | 'preheader' | 'text' | 'html' | 'mjml';
type Own = NonNullable<Template['channels']>;

const without = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;

const wordsOf = ({ subject, preheader, text, html, mjml }: SomeWords): SomeWords =>
  without({ subject, preheader, text, html, mjml });

/** All words of one language. */
const contentIn = (template: Template, locale: string | undefined): SomeWords =>
  locale === undefined ? template : (template.locales?.[locale] ?? {});

/** What stands at a place itself. */
export const wordsAt = (template: Template, { locale, channel }: Place): SomeWords => {
  const content = contentIn(template, locale);
  return wordsOf(channel === undefined ? content : ((content.channels?.[channel] ?? {}) as SomeWords));
};

/** What a place says where it has no words of its own: those for all channels. */
export const inheritedAt = (template: Template, { locale, channel }: Place): SomeWords =>
  channel === undefined ? {} : wordsAt(template, { locale });

const intoContent = <C extends SomeWords>(content: C, channel: Channel | undefined, words: SomeWords): C => {
  const change = {
    subject: undefined,
    preheader: undefined,
    text: undefined,
    html: undefined,
    mjml: undefined,
  };
  if (channel === undefined) return without({ ...content, ...change, text: '', ...words });
  const channels = { ...content.channels, [channel]: without(words) } as Own;
  return { ...content, channels };
};

/** The template with these words at a place. Those for all channels always have a text. */
export const withWordsAt = (template: Template, { locale, channel }: Place, words: SomeWords): Template => {
  if (locale === undefined) return intoContent(template, channel, words);
  const before = template.locales?.[locale] ?? { text: '' };
  return { ...template, locales: { ...template.locales, [locale]: intoContent(before, channel, words) } };
};

/** Where faults of a part of these words stand. */
export const pointerTo = ({ locale, channel }: Place, part: Part): string =>
  pointer([
    ...(locale === undefined ? [] : ['locales', locale]),
    ...(channel === undefined ? [] : ['channels', channel]),
    part,
  ]);

/** What a channel shows. */
export const partsOf = (channel: Channel): readonly ('subject' | 'preheader' | 'text' | 'body')[] => {
  if (channel === 'email') return ['subject', 'preheader', 'body', 'text'];
  return channel === 'push' || channel === 'webpush' ? ['subject', 'text'] : ['text'];
};

const ORDER = ['subject', 'preheader', 'body', 'text'] as const;

/** The fields of a place: of its channel, or of all channels that the template is for. */
export const fieldsAt = (template: Template, { channel }: Place) => {
  const meant = channel === undefined ? channelsOf(template) : [channel];
  return ORDER.filter((field) => meant.some((one) => partsOf(one).includes(field)));
};

const allContents = (template: Template, change: (own: Own) => Own): Template => ({
  ...template,
  channels: change(template.channels ?? {}),
  ...(template.locales && {
    locales: Object.fromEntries(
      Object.entries(template.locales).map(([locale, words]) => [
        locale,
        words.channels ? { ...words, channels: change(words.channels) } : words,
      ]),
    ),
  }),
});

/** The template for other channels: what a channel that stays says itself stays, too. At least one is left. */
export const withChannels = (template: Template, wanted: readonly string[]): Template => {
  const meant = known.filter((channel) => wanted.includes(channel));
  const [only] = meant;
  if (only === undefined) return template;
  const { channel: _, ...rest } = template;
  const isPlain = meant.length === 1 && Object.keys(template.channels?.[only] ?? {}).length === 0;
  if (isPlain) {
    const bare = allContents(rest, () => ({}));
    const { channels: _own, ...words } = bare;
    const locales = Object.entries(words.locales ?? {}).map(([locale, { channels: _c, ...own }]) => [
      locale,
      own,
    ]);
    return { ...words, channel: only, ...(words.locales && { locales: Object.fromEntries(locales) }) };
  }
  const kept = allContents(rest, (own) =>
    Object.fromEntries(Object.entries(own).filter(([channel]) => meant.includes(channel as Channel))),
  );
  const named = Object.fromEntries(meant.map((channel) => [channel, kept.channels?.[channel] ?? {}]));
  return { ...kept, channels: named };
};

/** The template with the words of the main language once more in another one, to be translated. */
export const withLocale = (template: Template, locale: string): Template => {
  const { id: _id, channel: _c, replyTo: _r, slot: _s, locales, ...words } = template;
  return { ...template, locales: { ...locales, [locale]: words } };
};

export const withoutLocale = (template: Template, locale: string): Template => {
  const { [locale]: _, ...left } = template.locales ?? {};
  const { locales: _all, ...rest } = template;
  return Object.keys(left).length === 0 ? rest : { ...rest, locales: left };
};
