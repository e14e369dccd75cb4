import type { ConsentSettings } from '../config/consent-settings.ts';
import type { Trust } from '../event/event.ts';
import type { Channel } from './consent.ts';

/** Does a yes by this channel wait for her confirmation? What Kaskad itself has learnt is judged where it is learnt. */
export const mustConfirm = (
  settings: ConsentSettings | undefined,
  channel: Channel,
  trust: Trust,
  isConfirmed: boolean,
): boolean => {
  const rule = channel === 'email' || channel === 'sms' ? settings?.[channel].confirm : 'never';
  if (trust === 'internal' || rule === undefined || rule === 'never') return false;
  return trust === 'public' || (rule === 'always' && !isConfirmed);
};
