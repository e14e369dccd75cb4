import { type CartMailWords, cartBody } from '../mail/cart-body.ts';
import { mailHtml, mailText } from '../mail/mail-layout.ts';
import type { Template } from '../message/template.ts';

const name = '{% if profile.firstName %}, {{ profile.firstName }}{% endif %}';

const english: CartMailWords = {
  language: 'en',
  title: 'Your cart',
  greeting: `Your cart is waiting${name}`,
  lead: 'We kept what you chose. It is one click away.',
  each: 'each',
  total: 'Total',
  soldOut: 'out of stock just now',
  button: 'Back to my cart',
  why: 'You get this mail because you allowed us to write to you.',
  unsubscribe: 'Unsubscribe',
  preferences: 'Preferences',
};

const russian: CartMailWords = {
  language: 'ru',
  title: 'Ваша корзина',
  greeting: `Ваша корзина ждёт${name}`,
  lead: 'Мы сохранили всё, что вы выбрали. Вернуться можно в один клик.',
  each: 'за штуку',
  total: 'Итого',
  soldOut: 'сейчас нет в наличии',
  button: 'Вернуться в корзину',
  why: 'Вы получили это письмо, потому что разрешили нам писать вам.',
  unsubscribe: 'Отписаться',
  preferences: 'Настройки',
};

const contentOf = (words: CartMailWords, subject: string) => ({
  subject,
  text: mailText(words, cartBody(words)),
  html: mailHtml(words, cartBody(words)),
});

export const cartEmail: Template = {
  id: 'cart-email',
  channel: 'email',
  ...contentOf(english, 'You left something in your cart'),
  locales: { ru: contentOf(russian, 'Вы оставили товары в корзине') },
};
