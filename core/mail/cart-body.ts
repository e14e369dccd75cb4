import { detailHtml, type MailBody, type MailWords, rowHtml, sumHtml } from './mail-layout.ts';

/** Words beside the lines of the cart. */
export interface CartWords {
  each: string;
  total: string;
  soldOut: string;
}

/** Words of a mail that shows the cart. */
export type CartMailWords = MailWords & CartWords;

/** What cannot be bought just now costs nothing either. */
const isSoldOut = 'item.inStock == false';
const was = '{{ item.oldPrice | money: item.currency }}';

const detail = ({ each, soldOut }: CartWords): string => {
  const price = `{{ item.quantity }} × {% if item.oldPrice %}<s>${was}</s> {% endif %}{{ item.price | money: item.currency }} ${each}`;
  return `{% if ${isSoldOut} %}${detailHtml(soldOut)}{% elsif item.price %}${detailHtml(price)}{% else %}${detailHtml('× {{ item.quantity }}')}{% endif %}`;
};

const row = (words: CartWords) => `{% for item in cart.items %}
${rowHtml(
  '{{ item.name | default: item.productId }}',
  detail(words),
  `{% if item.price and item.inStock != false %}{{ item.price | times: item.quantity | money: item.currency }}{% endif %}`,
)}{% endfor %}`;

const sum = ({ total }: CartWords) => `{% if cart.value %}
${sumHtml(total, '{{ cart.value | money: cart.currency }}')}{% endif %}`;

/** Every line of the cart with quantity and unit price, the sum, and the link that restores it. */
export const cartBody = (words: CartWords): MailBody => ({
  html: `${row(words)}${sum(words)}`,
  text: `{% for item in cart.items %}
- {{ item.name | default: item.productId }}, {% if ${isSoldOut} %}${words.soldOut}{% else %}{{ item.quantity }}{% if item.price %} × {{ item.price | money: item.currency }}{% if item.oldPrice %} (${was}){% endif %}{% endif %}{% endif %}{% endfor %}
{% if cart.value %}
${words.total}: {{ cart.value | money: cart.currency }}
{% endif %}`,
  link: 'cart.url',
});
