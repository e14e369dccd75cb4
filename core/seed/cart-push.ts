import type { Template } from '../message/template.ts';

const first = '{{ cart.items[0].name | default: cart.items[0].productId }}';
const others = '{{ cart.items.size | minus: 1 }}';

export const cartPush: Template = {
  id: 'cart-push',
  channel: 'push',
  subject: 'Your cart is waiting',
  text: `${first}{% if cart.items.size > 1 %} and ${others} more{% endif %}`,
  locales: {
    ru: {
      subject: 'Корзина ждёт вас',
      text: `${first}{% if cart.items.size > 1 %} и ещё ${others}{% endif %}`,
    },
  },
};
