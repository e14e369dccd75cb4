import { detailHtml, type MailBody, type MailWords, rowHtml, sumHtml } from './mail-layout.ts';

/** Words of a mail that shows the cart. */
export interface CartMailWords extends MailWords {
  each: string;
  total: string;
}

const row = ({ each }: CartMailWords) => `{% for item in cart.items %}
${rowHtml(
  '{{ item.name | default: item.productId }}',
  `{% if item.price %}${detailHtml(`{{ item.quantity }} × {{ item.price | money: item.currency }} ${each}`)}{% else %}${detailHtml('× {{ item.quantity }}')}{% endif %}`,
  '{% if item.price %}{{ item.price | times: item.quantity | money: item.currency }}{% endif %}',
)}{% endfor %}`;

const sum = ({ total }: CartMailWords) => `{% if cart.value %}
${sumHtml(total, '{{ cart.value | money: cart.currency }}')}{% endif %}`;

/** Every line of the cart with quantity and unit price, the sum, and the link that restores it. */
export const cartBody = (words: CartMailWords): MailBody => ({
  html: `${row(words)}${sum(words)}`,
  text: `{% for item in cart.items %}
- {{ item.name | default: item.productId }}, {{ item.quantity }}{% if item.price %} × {{ item.price | money: item.currency }}{% endif %}{% endfor %}
{% if cart.value %}
${words.total}: {{ cart.value | money: cart.currency }}
{% endif %}`,
  link: 'cart.url',
});
