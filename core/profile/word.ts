import { deskSources } from '../event/desk.ts';
import type { Incoming } from './incoming.ts';
import { saidIdentity } from './normalize-identity.ts';

/** How far an event's word goes. */
export interface Word {
  /** A secret key, or Kaskad itself: may join known people and say anything of them. */
  trusted: boolean;
  /** A shopper token proves the userId: she may replace her own addresses and add devices. */
  proven: boolean;
  /** A till or a call centre: its own ids name the desk or a receipt, its contacts the customer. */
  atDesk: boolean;
  mayStateConsent: boolean;
}

/** A token for a userId that is junk proves nothing: every guest of that shop has it. */
export const isProven = ({ event, rules }: Incoming): boolean => {
  if (event.shopper === undefined || event.shopper !== event.userId) return false;
  const userId = saidIdentity(rules.people, 'userId', event.userId);
  return userId !== undefined && !userId.junk;
};

export const wordOf = (incoming: Incoming): Word => {
  const { event, trust, mayStateConsent } = incoming;
  const trusted = trust !== 'public';
  const proven = isProven(incoming);
  const isOwnStatement = event.event !== 'Consent Changed';
  return {
    trusted,
    proven,
    atDesk: trusted && deskSources.has(event.source),
    mayStateConsent: trusted || (isOwnStatement && (proven || mayStateConsent)),
  };
};
