import type { Delivery, Fields, Hook, HookOptions, Said } from '../hook.ts';
import { fieldsOf, textOf } from '../read.ts';
import { byTopic, whyUntold } from '../topics.ts';
import { contactEvents } from './contact.ts';
import { isOrderOfNobody, orderEvents } from './order.ts';

interface Topic {
  method: string;
  read(delivery: Delivery, options: HookOptions, answer: Fields): Said[];
}

const order: Topic = { method: 'sale.order.get', read: orderEvents };
const contact: Topic = { method: 'crm.contact.get', read: contactEvents };

const topicOf = byTopic<Topic>({
  ONSALEORDERSAVED: order,
  ONCRMCONTACTADD: contact,
  ONCRMCONTACTUPDATE: contact,
});

const numberIn = (body: Fields): string | undefined => {
  const id = textOf(fieldsOf(fieldsOf(body.data).FIELDS).ID);
  return id !== undefined && /^\d{1,18}$/.test(id) ? id : undefined;
};

/** Bitrix: a form with the token of the application and a number; what lies behind the number has to be asked for. */
export const bitrix: Hook = {
  speaks: (_, body) => textOf(body.event) !== undefined && 'auth' in body,
  proof: (_, body) => ({ kind: 'token', token: textOf(fieldsOf(body.auth).application_token) }),
  delivery: (_, body) => {
    const topic = textOf(body.event)?.toUpperCase() ?? '';
    return { topic, body, id: `${topic}-${numberIn(body) ?? ''}-${textOf(body.ts) ?? ''}`, isTest: false };
  },
  question: (delivery) => {
    const topic = topicOf(delivery);
    const id = numberIn(delivery.body);
    return topic && id !== undefined ? { method: topic.method, params: { id } } : undefined;
  },
  events: (delivery, options, answer) => topicOf(delivery)?.read(delivery, options, answer) ?? [],
  untold: (delivery, options, answer) =>
    whyUntold(topicOf(delivery), order, () => isOrderOfNobody(options, answer)),
};
