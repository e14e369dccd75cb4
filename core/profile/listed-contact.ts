import { normalizeIdentity } from './normalize-identity.ts';

/** What somebody means who types this into a list of e-mails, phones and userIds. */
export type ListedContact =
  /** As it is compared. */
  | { readonly kind: 'known'; readonly value: string }
  /** It is compared as an id; a phone like that would be another text. */
  | { readonly kind: 'id'; readonly phone?: string }
  /** It looks like one and can be none. */
  | { readonly kind: 'no-phone' | 'no-email' };

/** Ids have no blanks, brackets or plus. */
const isPhone = (text: string): boolean =>
  /^[\d\s()+./-]*\d[\d\s()+./-]*$/.test(text) && /[\s()+]/.test(text);

/** `country` is the shop's. Patterns are meant as they stand, and figures alone may be an id. */
export const listedContact = (typed: string, country?: string): ListedContact => {
  const text = typed.trim();
  if (text.includes('*')) return { kind: 'known', value: text };
  if (text.includes('@')) {
    const email = normalizeIdentity('email', text)?.value;
    return email === undefined ? { kind: 'no-email' } : { kind: 'known', value: email };
  }
  const phone = normalizeIdentity('phone', text, country)?.value;
  if (isPhone(text)) return phone === undefined ? { kind: 'no-phone' } : { kind: 'known', value: phone };
  return { kind: 'id', ...(phone !== undefined && { phone }) };
};
