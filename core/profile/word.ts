import type { Incoming } from './incoming.ts';

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

const DESKS = new Set(['pos', 'callcentre']);

export const wordOf = ({ event, trust, mayStateConsent }: Incoming): Word => {
  const trusted = trust !== 'public';
  const proven = event.shopper !== undefined && event.shopper === event.userId;
  const isOwnStatement = event.event !== 'Consent Changed';
  return {
    trusted,
    proven,
    atDesk: trusted && DESKS.has(event.source),
    mayStateConsent: trusted || (isOwnStatement && (proven || mayStateConsent)),
  };
};
