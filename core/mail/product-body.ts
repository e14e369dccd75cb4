import { detailHtml, type MailBody, rowHtml } from './mail-layout.ts';

const product = 'event.properties';
const name = `{{ ${product}.name | default: ${product}.product_id }}`;
const price = `{% if ${product}.price %}{{ ${product}.price | money: ${product}.currency }}{% endif %}`;
const before = `{{ ${product}.old_price | money: ${product}.currency }}`;

/** The product that the event is about: its name and what it costs; crossed out what it did cost, where the event says so. */
export const productBody: MailBody = {
  html: `{% if ${product}.name or ${product}.product_id %}
${rowHtml(name, `{% if ${product}.old_price %}${detailHtml(`<s>${before}</s>`)}{% endif %}`, price)}{% endif %}`,
  text: `{% if ${product}.name or ${product}.product_id %}
- ${name}{% if ${product}.price %}, ${price}{% endif %}{% if ${product}.old_price %} (${before}){% endif %}
{% endif %}`,
  link: 'link',
};
