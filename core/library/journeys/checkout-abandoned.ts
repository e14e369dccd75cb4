import { cartBody } from '../../mail/cart-body.ts';
import { mail, name, push, sms } from '../make-template.ts';
import { PROPOSED_HOLDOUT, type ReadyJourney } from '../ready-journey.ts';

const cartWords = {
  en: { each: 'each', total: 'Total', soldOut: 'out of stock just now' },
  ru: { each: 'за штуку', total: 'Итого', soldOut: 'сейчас нет в наличии' },
} as const;

/** Sooner than the abandoned cart: she was about to pay. */
export const checkoutAbandoned: ReadyJourney = {
  id: 'checkout-abandoned',
  words: {
    en: {
      name: 'Abandoned checkout',
      description:
        'Half an hour after somebody left the checkout: push and e-mail, then SMS. Takes the place of the abandoned cart.',
    },
    ru: {
      name: 'Брошенное оформление',
      description:
        'Через полчаса после ухода с оформления заказа: push и письмо, затем SMS. Заменяет брошенную корзину.',
    },
  },
  needs: ['Checkout Started', 'Order Completed'],
  journey: {
    id: 'checkout-abandoned',
    name: 'Abandoned checkout',
    purpose: 'marketing',
    trigger: { event: 'Checkout Started' },
    entry: { key: 'cart', reentry: { after: 'P3D' }, replaces: ['cart-abandoned'] },
    exit: [{ event: 'Order Completed' }, { event: 'Cart Emptied' }],
    goal: { event: 'Order Completed', within: 'P3D' },
    holdout: PROPOSED_HOLDOUT,
    steps: [
      { id: 'idle', kind: 'wait', for: 'PT30M', from: 'lastActivity' },
      {
        id: 'remind',
        kind: 'cascade',
        order: ['push', 'email', 'sms'],
        rungs: {
          push: { template: 'checkout-push', wait: 'PT1H' },
          email: { template: 'checkout-email', wait: 'PT20H' },
          sms: { template: 'checkout-sms', wait: 'P1D' },
        },
      },
    ],
  },
  templates: [
    push('checkout-push', {
      en: {
        subject: 'Your order is nearly done',
        text: 'One step is left, and what you chose is still here.',
      },
      ru: { subject: 'Заказ почти оформлен', text: 'Остался один шаг, всё выбранное на месте.' },
    }),
    mail(
      'checkout-email',
      {
        en: {
          subject: 'One step is left',
          greeting: `Your order is nearly done${name}`,
          lead: 'Was there a question on the way? Reply to this mail, or go on where you stopped.',
          button: 'Finish my order',
        },
        ru: {
          subject: 'Остался один шаг',
          greeting: `Заказ почти оформлен${name}`,
          lead: 'Возник вопрос? Ответьте на это письмо или продолжите с того же места.',
          button: 'Завершить заказ',
        },
      },
      { body: (language) => cartBody(cartWords[language]) },
    ),
    sms('checkout-sms', { en: 'your order is nearly done.', ru: 'заказ почти оформлен' }),
  ],
};
