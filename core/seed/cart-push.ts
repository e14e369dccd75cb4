import type { Template } from '../message/template.ts';

/** An item without a name that may be shown is not among them. */
const first = (otherwise: string) =>
  `{{ cart.items[0].name | default: cart.items[0].productId | default: "${otherwise}" }}`;
const others = '{{ cart.items.size | minus: 1 }}';

export const cartPush: Template = {
  id: 'cart-push',
  channel: 'push',
  subject: 'Your cart is waiting',
  text: `${first('Come back and have a look')}{% if cart.items.size > 1 %} and ${others} more{% endif %}`,
  locales: {
    ru: {
      subject: 'Корзина ждёт вас',
      text: `${first('Загляните ещё раз')}{% if cart.items.size > 1 %} и ещё ${others}{% endif %}`,
    },
  },
};
