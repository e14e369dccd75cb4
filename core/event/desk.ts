import { cleanId } from './clean-id.ts';
import { isFields } from './tidy.ts';

/** Sources where somebody serves a customer: the ids of their events name the desk or a receipt, the contacts the customer. */
export const deskSources: ReadonlySet<string> = new Set(['pos', 'callcentre']);

const CONTACTS = ['email', 'phone', 'loyaltyCard', 'loyalty_card'];

/** Does an event say a contact where events of a desk say the customer's? Whether it is one is found out later. */
export const namesCustomer = (said: Record<string, unknown>): boolean => {
  const context = isFields(said.context) ? said.context : {};
  return [said.properties, said.traits, context.traits]
    .filter(isFields)
    .some((place) =>
      CONTACTS.some((name) => Object.hasOwn(place, name) && cleanId(place[name]) !== undefined),
    );
};
