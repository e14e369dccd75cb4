import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Channel } from '../consent/consent.ts';
import { DAY_MS } from '../duration.ts';
import { FIRST_LINK_KEY, type LinkKey } from './link-keys.ts';

/** A link in a message: leads on to `url` and counts as a click. */
export interface ClickToken {
  kind: 'click';
  url: string;
  channel: Channel;
  sendId: string;
  profileId: string;
  enrollmentId: string;
  journeyId: string;
}

/** Denies marketing to this address, when posted. */
export interface UnsubscribeToken {
  kind: 'unsubscribe';
  profileId: string;
  channel: Channel;
  address: string;
  journeyId?: string;
  sendId?: string;
  enrollmentId?: string;
}

/** So long a link shows the cart again. */
export const CART_LINK_MS = 30 * DAY_MS;

/** Shows the cart to whoever holds it, until it expires; logs nobody in. The reader compares `expiresAtMs`. */
export interface CartRestoreToken {
  kind: 'cart-restore';
  profileId: string;
  cartId: string;
  expiresAtMs: number;
}

/** Shows what she may choose, and changes it when posted; while the address is hers. */
export interface PreferencesToken {
  kind: 'preferences';
  profileId: string;
  channel: Channel;
  address: string;
  journeyId?: string;
  sendId?: string;
  enrollmentId?: string;
}

/** Says what became of a message that was shown onsite. */
export interface OnsiteToken {
  kind: 'onsite';
  sendId: string;
  profileId: string;
  enrollmentId: string;
  journeyId: string;
}

/** Confirms, when posted, that she who gets mail or SMS there wants marketing. */
export interface ConfirmToken {
  kind: 'confirm';
  profileId: string;
  channel: Channel;
  address: string;
}

export type LinkToken =
  | ClickToken
  | UnsubscribeToken
  | CartRestoreToken
  | PreferencesToken
  | OnsiteToken
  | ConfirmToken;
export type TokenKind = LinkToken['kind'];

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Only the one spelling that `toBase64Url` makes: unused bits of the last letter would let a changed token through. */
const fromBase64Url = (text: string): Uint8Array | undefined => {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return toBase64Url(bytes) === text ? bytes : undefined;
};

const macOf = (key: string, body: string): Uint8Array => hmac(sha256, utf8ToBytes(key), utf8ToBytes(body));

/** Takes as long for any two of one length. */
const areEqual = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
};

/** Longer tokens are none: what we sign fits, and nobody makes us hash more. */
const LONGEST = 8_192;

/** `body.mac`, both base64url, and the id of the key behind it but for the first; the mac is HMAC-SHA256 of the body as it is spelt. */
export const sign = ({ id, secret }: LinkKey, token: LinkToken): string => {
  const body = toBase64Url(utf8ToBytes(JSON.stringify(token)));
  const text = `${body}.${toBase64Url(macOf(secret, body))}`;
  return id === FIRST_LINK_KEY ? text : `${text}.${id}`;
};

/** Undefined for a key that nobody has, and for the first one by its name: a link has one spelling. */
const secretOf = (keys: readonly LinkKey[], named: string | undefined): string | undefined =>
  named === FIRST_LINK_KEY ? undefined : keys.find(({ id }) => id === (named ?? FIRST_LINK_KEY))?.secret;

const isToken = (value: unknown): value is LinkToken =>
  typeof value === 'object' && value !== null && 'kind' in value && 'profileId' in value;

/** What was signed with one of these keys, of this kind; undefined for anything else, whatever is wrong with it. */
export const verify = <K extends TokenKind>(
  keys: readonly LinkKey[],
  text: string,
  kind: K,
): Extract<LinkToken, { kind: K }> | undefined => {
  const [body = '', mac = '', named, ...more] = text.length > LONGEST ? [] : text.split('.');
  const secret = secretOf(keys, named);
  const given = fromBase64Url(mac);
  if (more.length > 0 || secret === undefined || !given) return undefined;
  if (!areEqual(given, macOf(secret, body))) return undefined;
  const bytes = fromBase64Url(body);
  const token: unknown = bytes && JSON.parse(new TextDecoder().decode(bytes));
  const isMeant = isToken(token) && token.kind === kind;
  return isMeant ? (token as Extract<LinkToken, { kind: K }>) : undefined;
};
