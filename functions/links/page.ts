import { escapeHtml } from '../../core/escape-html.ts';

/** What pages and redirects of links have in common: nothing is stored, nothing is told to where they lead. */
export const privateHeaders = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
} as const;

const pageHeaders = {
  ...privateHeaders,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
} as const;

const words = {
  en: {
    title: 'Unsubscribe',
    question: 'Stop e-mails to',
    button: 'Unsubscribe',
    done: 'You are unsubscribed.',
    doneMore: 'We will send no more marketing e-mails to',
  },
  ru: {
    title: 'Отписка',
    question: 'Больше не присылать письма на',
    button: 'Отписаться',
    done: 'Вы отписаны.',
    doneMore: 'Рекламных писем больше не будет на',
  },
} as const;

const confirmWords = {
  en: {
    title: 'Please confirm',
    question: 'May we send you our offers?',
    button: 'Yes, send them to me',
    done: 'Thank you. You will get our offers.',
  },
  ru: {
    title: 'Подтвердите, пожалуйста',
    question: 'Присылать вам наши предложения?',
    button: 'Да, присылайте',
    done: 'Спасибо! Мы будем присылать вам предложения.',
  },
} as const;

type Language = keyof typeof words;

/** A page that stands alone: no script, and nothing from elsewhere. `title` and `body` are HTML. */
export const pageOf = (language: string, title: string, body: string, style = '') => ({
  statusCode: 200,
  headers: pageHeaders,
  body: `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title><style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1.4rem;border:0;border-radius:.4rem;background:#1c4fd6;color:#fff;cursor:pointer}${style}</style></head>
<body><main>${body}</main></body></html>`,
});

/** Asks first: a scanner that opens the link changes nothing. The form posts to the page's own address. */
export const askPage = (language: Language, address: string) => {
  const { title, question, button } = words[language];
  const form = `<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${button}</button></form>`;
  return pageOf(language, title, `<h1>${title}</h1><p>${question} <b>${escapeHtml(address)}</b>?</p>${form}`);
};

export const donePage = (language: Language, address: string) => {
  const { title, done, doneMore } = words[language];
  return pageOf(language, title, `<h1>${done}</h1><p>${doneMore} <b>${escapeHtml(address)}</b>.</p>`);
};

/** One button while her yes waits, and thanks once it is there. */
export const confirmPage = (language: Language, state: 'waits' | 'done') => {
  const { title, question, button, done } = confirmWords[language];
  const form = `<form method="post"><button>${button}</button></form>`;
  const body = state === 'done' ? `<h1>${done}</h1>` : `<h1>${title}</h1><p>${question}</p>${form}`;
  return pageOf(language, title, body);
};

/** What the reader speaks, best first, by the order of the header and its weights: `ru-ru`, `en`. */
export const localesOf = (acceptLanguage: string | undefined): string[] =>
  (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = rest.map((each) => each.trim()).find((each) => each.startsWith('q='));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);

/** Russian when the reader prefers it to English. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  localesOf(acceptLanguage)
    .find((tag) => /^(ru|en)\b/.test(tag))
    ?.startsWith('ru')
    ? 'ru'
    : 'en';
