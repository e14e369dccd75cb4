import type { Delivery, Fields, HookOptions, Said } from '../hook.ts';
import { identifyOf, isNamed, yesIn } from '../person.ts';
import { dayOf, idOf, instantOf, listOf, textOf } from '../read.ts';

const firstOf = (values: unknown): string | undefined =>
  listOf(values)
    .map(({ VALUE }) => textOf(VALUE))
    .find((one) => one !== undefined);

/** A contact of the CRM, as it answers when it is asked for it. */
export const contactEvents = (
  { id, isTest }: Delivery,
  { customerIds, consentField }: HookOptions,
  contact: Fields,
): Said[] => {
  const madeAt = instantOf(contact.DATE_CREATE);
  const person = {
    email: firstOf(contact.EMAIL),
    phone: firstOf(contact.PHONE),
    firstName: textOf(contact.NAME),
    lastName: textOf(contact.LAST_NAME),
    birthday: dayOf(contact.BIRTHDATE),
    userId: customerIds ? idOf(contact.ID) : undefined,
    consent: yesIn(consentField, (field) => contact[field], madeAt),
  };
  if (!isNamed(person)) return [];
  const timestamp = instantOf(contact.DATE_MODIFY) ?? madeAt;
  return [identifyOf(person, { messageId: `bitrix-${id}`, timestamp, isTest })];
};
