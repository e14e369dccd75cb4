import { normalizeIdentity } from '../../core/profile/normalize-identity.ts';
import type { Identity } from '../../core/profile/profile.ts';
import type { ApiPorts } from './ports.ts';

/** A `+` that nobody encoded arrives as a blank. */
const phoneAsMeant = (value: string) => value.replace(/^ (?=\d)/, '+');

/**
 * The identity as pointers name it; undefined when the value can be none (`null`, blank, no phone).
 * The shop's country is read only for phones that carry no country of their own.
 */
export const lookupIdentity = async (
  { config }: Pick<ApiPorts, 'config'>,
  ask: { namespace: string; value: string; country?: string | undefined },
): Promise<Identity | undefined> => {
  if (ask.namespace !== 'phone') return normalizeIdentity(ask.namespace, ask.value);
  const phone = phoneAsMeant(ask.value);
  const local = !phone.trim().startsWith('+');
  const country = ask.country ?? (local ? (await config.snapshot()).shop.country : undefined);
  return normalizeIdentity('phone', phone, country);
};
