import type { Fields, Said } from './hook.ts';
import { known, saysYes } from './read.ts';

export interface Person {
  email?: string | undefined;
  phone?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  country?: string | undefined;
  locale?: string | undefined;
  birthday?: string | undefined;
  /** Only where the system's numbers are the site's. */
  userId?: string | undefined;
  /** Of the browser, or of the cart. */
  anonymousId?: string | undefined;
  /** `{ email: { status, at } }`, in the form of `traits.consent`. */
  consent?: Fields | undefined;
}

const idsOf = ({ userId, anonymousId }: Person): Fields => known({ userId, anonymousId });

const contactsOf = ({ email, phone, country }: Person): Fields => known({ email, phone, country });

/**
 * A yes to mail that a system keeps without its time: as old as what it stands in, an account or an order, and none where that is not
 * known. Otherwise every change of an address would outrank a no that she said since.
 */
export const yesSince = (isYes: boolean, at: string | undefined): Fields | undefined =>
  isYes && at !== undefined ? { email: { status: 'granted', at } } : undefined;

/** The same out of the field that the shop named for it. */
export const yesIn = (
  consentField: string | undefined,
  read: (field: string) => unknown,
  at: string | undefined,
): Fields | undefined => yesSince(consentField !== undefined && saysYes(read(consentField)), at);

/** Does anything say who it is? */
export const isNamed = ({ email, phone, userId, anonymousId }: Person): boolean =>
  [email, phone, userId, anonymousId].some((one) => one !== undefined);

interface What {
  messageId: string;
  timestamp: string | undefined;
  /** Of the context, besides who it is about. */
  source?: string | undefined;
  isTest: boolean;
}

const contextOf = (person: Person, { source, isTest }: What): Fields => {
  const traits = contactsOf(person);
  return known({
    source,
    locale: person.locale,
    traits: Object.keys(traits).length > 0 ? traits : undefined,
    test: isTest ? true : undefined,
  });
};

/** What is known of her, and what she allowed. */
export const identifyOf = (person: Person, what: What): Said => {
  const { email, phone, firstName, lastName, country, locale, birthday, consent } = person;
  return {
    type: 'identify',
    messageId: what.messageId,
    ...known({ timestamp: what.timestamp }),
    ...idsOf(person),
    context: contextOf({}, what),
    traits: known({ email, phone, firstName, lastName, country, locale, birthday, consent }),
  };
};

export const trackOf = (event: string, properties: Fields, person: Person, what: What): Said => ({
  type: 'track',
  event,
  messageId: what.messageId,
  ...known({ timestamp: what.timestamp }),
  ...idsOf(person),
  context: contextOf(person, what),
  properties: known(properties),
});
