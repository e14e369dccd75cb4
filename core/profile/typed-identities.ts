import { identityKey } from './identity-key.ts';
import { normalizeIdentity } from './normalize-identity.ts';
import type { Identity } from './profile.ts';

/** Where one looks, and in which order the people found stand: what one types names a contact more often than an id. */
const KNOWN = ['email', 'phone', 'loyaltyCard', 'userId', 'anonymousId'] as const;

/** A telephone system hands over `tel:+49…` or `sip:+49…@pbx`; mail programs `mailto:ann@…`. */
const bare = (text: string): string =>
  text
    .trim()
    .replace(/^(?:tel|mailto):/i, '')
    .replace(/^sips?:([^@;]+).*$/i, '$1')
    .trim();

/** As it is typed; with `00` for the `+`; and with no `+` at all, as most telephone systems hand a number over. */
const phones = (text: string): string[] => {
  const digits = text.replace(/\D/g, '');
  const isPlain = !text.startsWith('+') && digits.length >= 10 && /^[\d\s()./-]+$/.test(text);
  return [text, ...(isPlain ? [`+${digits.replace(/^00/, '')}`] : [])];
};

/**
 * Everything that a text may name, as pointers name it: an e-mail in any case, a phone in any spelling (`country` is the shop's),
 * a card, an id. `own` are the shop's own namespaces.
 */
export const typedIdentities = (
  typed: string,
  { country, own }: { country?: string | undefined; own: readonly string[] },
): Identity[] => {
  const text = bare(typed);
  const [email, phone, card, ...ids] = KNOWN;
  const said = [
    normalizeIdentity(email, text),
    ...phones(text).map((one) => normalizeIdentity(phone, one, country)),
    ...[card, ...own, ...ids].map((namespace) => normalizeIdentity(namespace, text)),
  ];
  const all = said.flatMap((one) => (one ? [[identityKey(one), one] as const] : []));
  return [...new Map(all).values()];
};
