import type { Delivery, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, type Person } from '../person.ts';
import { fieldsOf, idOf, instantOf, known, textOf } from '../read.ts';
import { consentOf, consentSaid } from './parts.ts';

const said = (person: Person, { id, isTest }: Delivery, timestamp: string | undefined): Said[] =>
  isNamed(person) ? [identifyOf(person, { messageId: `shopify-${id}`, timestamp, isTest })] : [];

/** An account that was made or changed. */
export const customerEvents = (delivery: Delivery, { customerIds }: HookOptions): Said[] => {
  const { body: customer } = delivery;
  const person = {
    email: textOf(customer.email),
    phone: textOf(customer.phone),
    firstName: textOf(customer.first_name),
    lastName: textOf(customer.last_name),
    country: textOf(fieldsOf(customer.default_address).country_code),
    userId: customerIds ? idOf(customer.id) : undefined,
    consent: consentOf(customer),
  };
  return said(person, delivery, instantOf(customer.updated_at));
};

/** What somebody allowed or denied by itself: of mail and of SMS these are topics of their own. */
export const consentEvents = (delivery: Delivery, { customerIds }: HookOptions): Said[] => {
  const { body } = delivery;
  const email = consentSaid(body.email_marketing_consent);
  const sms = consentSaid(body.sms_marketing_consent);
  const person = {
    email: textOf(body.email_address),
    phone: textOf(body.phone),
    userId: customerIds ? idOf(body.customer_id ?? body.id) : undefined,
    consent: known({ email, sms }),
  };
  return email === undefined && sms === undefined ? [] : said(person, delivery, undefined);
};
