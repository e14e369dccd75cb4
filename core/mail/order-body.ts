import { detailHtml, type MailBody, rowHtml, sumHtml } from './mail-layout.ts';

const order = 'event.properties';
const currency = `${order}.currency`;
const name = '{{ item.name | default: item.product_id }}';
const counted = '{% assign quantity = item.quantity | default: 1 %}';
const amount = `{% if item.price %}{{ item.price | times: quantity | money: ${currency} }}{% endif %}`;
const total = `{% assign total = ${order}.total | default: ${order}.value %}{% if total %}`;

const words = { en: { total: 'Total' }, ru: { total: 'Итого' } } as const;

/** The lines of the order that the event is about, and its total. */
export const orderBody = (language: keyof typeof words): MailBody => ({
  html: `{% for item in ${order}.products %}${counted}
${rowHtml(name, detailHtml('× {{ quantity }}'), amount)}{% endfor %}${total}
${sumHtml(words[language].total, `{{ total | money: ${currency} }}`)}{% endif %}`,
  text: `{% for item in ${order}.products %}${counted}
- ${name} × {{ quantity }}{% if item.price %}, ${amount}{% endif %}{% endfor %}
${total}${words[language].total}: {{ total | money: ${currency} }}
{% endif %}`,
  link: 'link',
});

/** Nothing but words and the button. */
export const noBody: MailBody = { html: '', text: '', link: 'link' };
