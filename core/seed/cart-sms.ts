import type { Template } from '../message/template.ts';

/** Short, so that with its link it is one part: 160 letters of GSM-7. Cyrillic leaves 70, so Russian says less. */
export const cartSms: Template = {
  id: 'cart-sms',
  channel: 'sms',
  text: '{{ shop.name }}: your cart is still waiting.{% if cart.url %} {{ cart.url }}{% endif %}',
  locales: {
    ru: { text: '{{ shop.name }}: корзина ждёт{% if cart.url %} {{ cart.url }}{% endif %}' },
  },
};
