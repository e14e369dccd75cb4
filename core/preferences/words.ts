/** Everything that the page of preferences says, in English: the other languages have the same keys. */
const en = {
  title: 'Your preferences',
  intro: 'You decide what we may send you.',
  channels: 'How may we send you offers?',
  email: 'E-mail',
  sms: 'SMS',
  push: 'App notifications',
  webpush: 'Browser notifications',
  agent: 'Phone calls',
  waits: 'Waits until you confirm it by the link that we send there.',
  topics: 'About what?',
  language: 'In which language?',
  save: 'Save',
  saved: 'Your choices are saved.',
  pause: 'Pause offers for 30 days',
  pausedUntil: 'Offers are paused until',
  resume: 'End the pause',
  stop: 'Stop all offers',
  service: 'Messages about your orders still reach you.',
  erase: 'Delete my data',
  eraseAsk: 'Delete everything that we know about you?',
  eraseMore: 'Somebody of our team will do it. It cannot be undone.',
  eraseYes: 'Yes, delete it',
  back: 'Back',
  eraseDone: 'We have got your request. Your data will be deleted within a month.',
} as const;

const ru: Record<keyof typeof en, string> = {
  title: 'Ваши настройки',
  intro: 'Вы решаете, что вам присылать.',
  channels: 'Как присылать предложения?',
  email: 'Электронная почта',
  sms: 'SMS',
  push: 'Уведомления приложения',
  webpush: 'Уведомления браузера',
  agent: 'Звонки',
  waits: 'Ждёт, пока вы не подтвердите это по ссылке, которую мы туда пришлём.',
  topics: 'О чём?',
  language: 'На каком языке?',
  save: 'Сохранить',
  saved: 'Ваш выбор сохранён.',
  pause: 'Не присылать предложения 30 дней',
  pausedUntil: 'Предложений не будет до',
  resume: 'Снова присылать',
  stop: 'Больше не присылать предложений',
  service: 'Сообщения о ваших заказах приходить будут.',
  erase: 'Удалить мои данные',
  eraseAsk: 'Удалить всё, что мы о вас знаем?',
  eraseMore: 'Это сделает наш сотрудник. Вернуть данные нельзя.',
  eraseYes: 'Да, удалить',
  back: 'Назад',
  eraseDone: 'Мы получили вашу просьбу. Данные будут удалены в течение месяца.',
};

export type PreferenceWord = keyof typeof en;
export type PreferenceWords = Record<PreferenceWord, string>;

export const preferenceWordKeys = Object.keys(en) as [PreferenceWord, ...PreferenceWord[]];

const ours: Record<string, PreferenceWords> = { en, ru };

const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0] ?? locale;

/** By the whole locale, else by its language. */
export const byLocale = <T>(all: Readonly<Record<string, T>>, locale: string): T | undefined => {
  const entries = Object.entries(all);
  const exact = entries.find(([name]) => name.toLowerCase() === locale.toLowerCase());
  return (exact ?? entries.find(([name]) => languageOf(name) === languageOf(locale)))?.[1];
};

type ShopWords = Readonly<Record<string, Partial<PreferenceWords>>>;

/** The first of some locales that the page can speak, with its words: the shop's come before ours, English fills gaps. */
export const preferenceWords = (
  locales: readonly string[],
  shop: ShopWords,
): { locale: string; words: PreferenceWords } => {
  const locale = locales.find((one) => byLocale(shop, one) ?? byLocale(ours, one)) ?? 'en';
  return { locale, words: { ...en, ...byLocale(ours, locale), ...byLocale(shop, locale) } };
};
