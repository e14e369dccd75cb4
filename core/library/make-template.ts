import { type MailBody, mailHtml, mailText } from '../mail/mail-layout.ts';
import type { Template } from '../message/template.ts';
import type { InLanguages, Language } from './ready-journey.ts';

const common = {
  en: {
    why: 'You get this mail because you allowed us to write to you.',
    unsubscribe: 'Unsubscribe',
    preferences: 'Preferences',
  },
  ru: {
    why: 'Вы получили это письмо, потому что разрешили нам писать вам.',
    unsubscribe: 'Отписаться',
    preferences: 'Настройки',
  },
} as const;

const service = {
  en: { why: 'This mail is about your order.', unsubscribe: '', preferences: '' },
  ru: { why: 'Это письмо о вашем заказе.', unsubscribe: '', preferences: '' },
} as const;

/** Her name after a greeting, where it is known. */
export const name = '{% if profile.firstName %}, {{ profile.firstName }}{% endif %}';

interface PushWords {
  subject: string;
  text: string;
}

export const push = (id: string, { en, ru }: InLanguages<PushWords>): Template => ({
  id,
  channel: 'push',
  ...en,
  locales: { ru },
});

/** The link comes after the words. Short: one part of 160 letters in English, of 70 in Russian, wherever names allow. */
export const sms = (id: string, { en, ru }: InLanguages<string>): Template => {
  const content = (text: string) => ({ text: `{{ shop.name }}: ${text}{% if link %} {{ link }}{% endif %}` });
  return { id, channel: 'sms', ...content(en), locales: { ru: content(ru) } };
};

interface MailSays {
  subject: string;
  greeting: string;
  lead: string;
  button: string;
}

interface MailAsk {
  body: MailBody | ((language: Language) => MailBody);
  /** About an order: nobody unsubscribes from it. */
  transactional?: true;
}

export const mail = (id: string, says: InLanguages<MailSays>, { body, transactional }: MailAsk): Template => {
  const content = (language: Language) => {
    const { subject, ...words } = says[language];
    const shown = typeof body === 'function' ? body(language) : body;
    const footer = (transactional ? service : common)[language];
    const all = { language, title: words.greeting, ...words, ...footer };
    return { subject, text: mailText(all, shown), html: mailHtml(all, shown) };
  };
  return { id, channel: 'email', ...content('en'), locales: { ru: content('ru') } };
};
