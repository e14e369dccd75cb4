import type { Delivery, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, type Person, yesIn } from '../person.ts';
import { fieldsOf, idOf, instantOf, textOf } from '../read.ts';
import { metaOf } from './meta.ts';

/** An account that was made or changed. */
export const customerEvents = (
  { body: customer, id, isTest }: Delivery,
  { customerIds, consentField }: HookOptions,
): Said[] => {
  const billing = fieldsOf(customer.billing);
  const madeAt = instantOf(customer.date_created_gmt);
  const person: Person = {
    email: textOf(customer.email) ?? textOf(billing.email),
    phone: textOf(billing.phone),
    firstName: textOf(customer.first_name),
    lastName: textOf(customer.last_name),
    country: textOf(billing.country),
    userId: customerIds ? idOf(customer.id) : undefined,
    consent: yesIn(consentField, (field) => metaOf(customer, field), madeAt),
  };
  if (!isNamed(person)) return [];
  const timestamp = instantOf(customer.date_modified_gmt) ?? madeAt;
  return [identifyOf(person, { messageId: `woocommerce-${id}`, timestamp, isTest })];
};
