import { identityKey } from './identity-key.ts';
import type { Incoming } from './incoming.ts';
import { saidIdentity } from './normalize-identity.ts';
import { madeOnceOf } from './patterns.ts';
import type { Identity } from './profile.ts';
import { saidContacts } from './said-contacts.ts';

/** Whom an event names. */
export interface NamedIdentities {
  userId?: Identity;
  /** anonymousId, and what an alias says was the former id. */
  anonymousIds: Identity[];
  /** email, phone, loyaltyCard, the shop's own. */
  contacts: Identity[];
  /** Contacts that are none: nobody's, and what is said of them is said of nobody. */
  junk: Identity[];
  /** Were the contacts said to be hers (identify), or do they come along with something else she did? */
  states: boolean;
  device?: Identity & { deviceType?: string };
  /** Where no id is left to tell by: the message itself, so that it is kept, and kept once. */
  nameless?: Identity;
}

/** Asked for at several places, worked out once. */
export const namedIdentities = madeOnceOf((incoming: Incoming): NamedIdentities => {
  const { event } = incoming;
  const [userId] = idsOf(incoming, 'userId', event.userId);
  const formerId = event.type === 'alias' ? event.previousId : undefined;
  const anonymousIds = idsOf(incoming, 'anonymousId', event.anonymousId, formerId);
  const contacts = saidContacts(incoming);
  const device = deviceOf(incoming);
  const isNameless = !userId && anonymousIds.length === 0 && event.profileId === undefined;
  return {
    ...(userId && { userId }),
    anonymousIds,
    contacts: contacts.filter(({ junk }) => !junk),
    junk: contacts.filter(({ junk }) => junk).map(({ namespace, value }) => ({ namespace, value })),
    states: event.type === 'identify',
    ...(device && { device }),
    ...(isNameless && { nameless: { namespace: 'nameless', value: incoming.hash } }),
  };
});

/** Everything an event may lead to, for looking it up at once. */
export const identitiesOf = (named: NamedIdentities): Identity[] => {
  const { userId, anonymousIds, contacts, device, nameless } = named;
  const some = [userId, device, nameless].filter((one) => one !== undefined);
  const all = [...anonymousIds, ...some, ...contacts].map(({ namespace, value }) => ({ namespace, value }));
  return [...new Map(all.map((one) => [identityKey(one), one])).values()];
};

const idsOf = ({ rules }: Incoming, namespace: string, ...said: unknown[]): Identity[] =>
  said.flatMap((raw) => {
    const id = saidIdentity(rules.people, namespace, raw);
    return id && !id.junk ? [id] : [];
  });

const deviceOf = (incoming: Incoming): NamedIdentities['device'] => {
  const { token, type } = incoming.event.context?.device ?? {};
  if (type === 'webpush') return idsOf(incoming, 'webPush', token)[0];
  const [identity] = idsOf(incoming, 'deviceToken', token);
  return (
    identity && {
      ...identity,
      ...(typeof type === 'string' && { deviceType: type.toLowerCase().slice(0, 16) }),
    }
  );
};
