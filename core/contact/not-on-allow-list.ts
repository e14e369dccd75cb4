import type { SwitchesSettings } from '../config/switches-settings.ts';
import { namespaceOf } from '../profile/address-of.ts';
import { type Fits, fitsDigits, fitsOneOf, madeOnceOf } from '../profile/patterns.ts';
import { addressAsked, type ContactRule } from './contact-request.ts';

const nobody: Fits = () => false;

/** By namespace: those that a person may type into a list. */
const listsOf = madeOnceOf(({ allowOnly = [] }: SwitchesSettings): Partial<Record<string, Fits>> => {
  const text = fitsOneOf(allowOnly);
  return { email: text, userId: text, phone: fitsDigits(allowOnly) };
});

/**
 * A shop that is not yet live writes to its own people only, whatever the purpose. Mail and SMS go by the very address; a device
 * has none that anybody could type, so its owner must be on the list.
 */
export const notOnAllowList: ContactRule = (ask, { switches }) => {
  if (!switches.allowOnly) return undefined;
  const lists = listsOf(switches);
  const byAddress = lists[namespaceOf(ask.channel) ?? ''];
  const isOn = byAddress
    ? byAddress(addressAsked(ask) ?? '')
    : ask.profile.identities.some(({ namespace, value }) => (lists[namespace] ?? nobody)(value));
  return isOn ? undefined : { kind: 'skipped', reason: 'not-on-allow-list' };
};
