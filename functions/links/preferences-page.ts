import { escapeHtml } from '../../core/escape-html.ts';
import { asLocale } from '../../core/message/locale.ts';
import type { ChannelChoice, Choices } from '../../core/preferences/choices.ts';
import type { PreferenceWords } from '../../core/preferences/words.ts';
import { maskedEmail, maskedPhone } from '../../core/privacy/masked.ts';
import { pageOf } from './page.ts';

export interface PreferencesView {
  choices: Choices;
  words: PreferenceWords;
  locale: string;
  /** What has just been done, or is asked. */
  notice?: 'saved' | 'erase-ask' | 'erase-done';
}

const style = `
fieldset{border:1px solid #c9c9d4;border-radius:.6rem;margin:1.5rem 0;padding:.8rem 1.2rem}legend{font-weight:600;padding:0 .4rem}
label{display:block;padding:.35rem 0}input{width:1.2rem;height:1.2rem;margin-right:.6rem;vertical-align:-.2rem}small{color:#55555f}
select{font:inherit;padding:.4rem}form.more{display:inline-block;margin:.6rem .6rem 0 0}form.more button{background:#fff;color:#1c4fd6;border:1px solid #1c4fd6}
[role=status]{background:#e8f5e9;border-radius:.4rem;padding:.7rem 1rem}hr{border:0;border-top:1px solid #c9c9d4;margin:2rem 0 1rem}`;

const addressOf = ({ channel, address }: ChannelChoice): string => {
  if (channel === 'email') return maskedEmail(address);
  return channel === 'sms' || channel === 'agent' ? maskedPhone(address) : '';
};

const moreOf = (one: ChannelChoice, words: PreferenceWords): string =>
  [addressOf(one), ...(one.isWaiting ? [words.waits] : [])].join(' ').trim();

const box = (name: string, value: string, isTicked: boolean, label: string, more = ''): string =>
  `<label><input type="checkbox" name="${name}" value="${escapeHtml(value)}"${isTicked ? ' checked' : ''}>${escapeHtml(label)}${
    more === '' ? '' : ` <small>${escapeHtml(more)}</small>`
  }</label>`;

const fieldset = (legend: string, inner: string): string =>
  inner === '' ? '' : `<fieldset><legend>${escapeHtml(legend)}</legend>${inner}</fieldset>`;

/** `ru` → `Русский`; what is no language is called as the shop wrote it. */
const nameOfLanguage = (written: string): string => {
  const locale = asLocale(written);
  if (locale === undefined) return written;
  const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
};

const option = (value: string, isChosen: boolean): string =>
  `<option value="${escapeHtml(value)}"${isChosen ? ' selected' : ''} lang="${escapeHtml(value)}">${escapeHtml(nameOfLanguage(value))}</option>`;

const languages = ({ choices: { languages: all, language }, words }: PreferencesView): string => {
  if (all.length < 2) return '';
  const none = language === undefined ? '<option value="" selected></option>' : '';
  const options = all.map((one) => option(one, one === language)).join('');
  return fieldset(
    words.language,
    `<select name="language" aria-label="${escapeHtml(words.language)}">${none}${options}</select>`,
  );
};

const button = (value: string, label: string): string =>
  `<button name="do" value="${value}">${escapeHtml(label)}</button>`;

/** One button with a form of its own, so that it says nothing of the boxes above. */
const alone = (value: string, label: string): string =>
  `<form class="more" method="post">${button(value, label)}</form>`;

const pause = ({ choices: { pausedUntilMs }, words, locale }: PreferencesView): string => {
  if (pausedUntilMs === undefined) return alone('pause', words.pause);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(pausedUntilMs);
  return `<p>${escapeHtml(words.pausedUntil)} ${escapeHtml(day)}</p>${alone('resume', words.resume)}`;
};

const noticeOf = ({ notice, words }: PreferencesView): string => {
  if (notice === 'saved') return `<p role="status">${escapeHtml(words.saved)}</p>`;
  return notice === 'erase-done' ? `<p role="status">${escapeHtml(words.eraseDone)}</p>` : '';
};

const eraseQuestion = ({ words, locale }: PreferencesView) =>
  pageOf(
    locale,
    escapeHtml(words.eraseAsk),
    `<h1>${escapeHtml(words.eraseAsk)}</h1><p>${escapeHtml(words.eraseMore)}</p>
${alone('erase', words.eraseYes)}<p><a href="">${escapeHtml(words.back)}</a></p>`,
    style,
  );

/** The whole page. Forms post to its own address; what is shown of an address does not give it away. */
export const preferencesPage = (view: PreferencesView) => {
  const { choices, words, locale, notice } = view;
  if (notice === 'erase-ask') return eraseQuestion(view);
  const channels = choices.channels.map((one) =>
    box('channel', one.channel, one.isAllowed, words[one.channel], moreOf(one, words)),
  );
  const topics = choices.topics.map(({ id, name, isAllowed }) => box('topic', id, isAllowed, name));
  const mayStop = choices.channels.some(({ isDenied }) => !isDenied);
  const body = `<h1>${escapeHtml(words.title)}</h1>${noticeOf(view)}<p>${escapeHtml(words.intro)} ${escapeHtml(words.service)}</p>
<form method="post">${fieldset(words.channels, channels.join(''))}${fieldset(words.topics, topics.join(''))}${languages(view)}
${button('save', words.save)}</form>
<hr>${pause(view)}${mayStop ? alone('stop', words.stop) : ''}${alone('ask-erase', words.erase)}`;
  return pageOf(locale, escapeHtml(words.title), body, style);
};
