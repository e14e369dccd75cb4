import { isHarmlessTrait } from './harmless-traits.ts';
import { maskText, maskWhole } from './mask-text.ts';

type Json = Record<string, unknown>;

/** Hold a contact wherever they stand. */
const always = new Set(['address', 'to', 'phone', 'email', 'ip', 'page', 'note']);
/** Names of the shop's own people; and marks that a client hands back. */
const asTheyAre = new Set(['by', 'claimedBy', 'approvedBy', 'doneBy', 'cursor']);
/** Her own words and words about her, where an object is hers: they may say anything. */
const spoken = new Set(['text', 'title', 'from', 'name']);

/** A task, a reply, a card of hers. */
const isOfHer = (holder: Json): boolean =>
  'phone' in holder || 'queue' in holder || 'contacts' in holder || ('from' in holder && 'text' in holder);

const holdsContact = (key: string, holder: Json): boolean => {
  if (key === 'value') return 'namespace' in holder;
  if (key === 'reason') return holder.kind === 'operator';
  return always.has(key) || (spoken.has(key) && isOfHer(holder));
};

/** All words in it, and numbers that are as long as a phone's. */
const hidden = (value: unknown): unknown => {
  if (typeof value === 'string') return maskWhole(value);
  if (typeof value === 'number') return Math.abs(value) < 1e6 ? value : maskWhole(String(value));
  return inside(value, hidden);
};

const inside = (value: unknown, each: (value: unknown) => unknown): unknown => {
  if (Array.isArray(value)) return value.map(each);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, each(held)]));
};

const traitHidden = (name: string, value: unknown): unknown =>
  isHarmlessTrait(name) ? maskContacts(value) : hidden(value);

/** By name as a person has them; as a list of what a merge would change. */
const traitsHidden = (traits: unknown): unknown => {
  if (Array.isArray(traits)) return traits.map(changeHidden);
  if (typeof traits !== 'object' || traits === null) return hidden(traits);
  return Object.fromEntries(Object.entries(traits).map(([name, value]) => [name, traitHidden(name, value)]));
};

const changeHidden = (change: unknown): unknown => {
  if (typeof change !== 'object' || change === null) return hidden(change);
  const { name, ...sides } = change as Json;
  return { name, ...(traitHidden(String(name), sides) as Json) };
};

const heldOf = (key: string, value: unknown, holder: Json): unknown => {
  if (asTheyAre.has(key)) return value;
  if (key === 'traits') return traitsHidden(value);
  return holdsContact(key, holder) ? hidden(value) : maskContacts(value);
};

/**
 * An answer as somebody may see it who is not to know how people are reached: identities, addresses, most traits and what
 * was written about them by hand are covered where they stand, e-mails and phone numbers in any other text too. Ids, codes,
 * instants and figures stay.
 */
export const maskContacts = (value: unknown): unknown => {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(maskContacts);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const holder = value as Json;
  return Object.fromEntries(Object.entries(holder).map(([key, held]) => [key, heldOf(key, held, holder)]));
};
