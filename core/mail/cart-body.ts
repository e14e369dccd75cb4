import { detailHtml, type MailBody, type MailWords, rowHtml, sumHtml } from './mail-layout.ts';

/** Words beside the lines of the cart. */
export interface CartWords {
  each: string;
  total: string;
}

/** Words of a mail that shows the cart. */
export type CartMailWords = MailWords & CartWords;

const row = ({ each }: CartWords) => `{% for item in cart.items %}
${rowHtml(
  '{{ item.name | default: item.productId }}',
  `{% if item.price %}${detailHtml(`{{ item.quantity }} × {{ item.price | money: item.currency }} ${each}`)}{% else %}${detailHtml('× {{ item.quantity }}')}{% endif %}`,
  '{% if item.price %}{{ item.price | times: item.quantity | money: item.currency }}{% endif %}',
)}{% endfor %}`;

const sum = ({ total }: CartWords) => `{% if cart.value %}
${sumHtml(total, '{{ cart.value | money: cart.currency }}')}{% endif %}`;

/** Every line of the cart with quantity and unit price, the sum, and the link that restores it. */
export const cartBody = (words: CartWords): MailBody => ({
  html: `${row(words)}${sum(words)}`,
  text: `{% for item in cart.items %}
- {{ item.name | default: item.productId }}, {{ item.quantity }}{% if item.price %} × {{ item.price | money: item.currency }}{% endif %}{% endfor %}
{% if cart.value %}
${words.total}: {{ cart.value | money: cart.currency }}
{% endif %}`,
  link: 'cart.url',
});
