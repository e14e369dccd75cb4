import { consentFor } from '../consent/consent-for.ts';
import { deniesOnsite } from '../onsite/denies-onsite.ts';
import { addressAsked, type ContactRule } from './contact-request.ts';

/** Marketing needs a yes for this very address; unknown means no. */
export const unconsented: ContactRule = (ask) => {
  if (ask.purpose === 'transactional') return undefined;
  if (ask.channel === 'onsite')
    return deniesOnsite(ask.profile) ? { kind: 'skipped', reason: 'no-consent' } : undefined;
  const consent = consentFor(ask.profile, ask.channel, addressAsked(ask) ?? '', 'marketing');
  return consent?.status === 'granted' ? undefined : { kind: 'skipped', reason: 'no-consent' };
};
