import { domainToASCII } from 'node:url';
import { ProviderRejected } from '../../../core/errors.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f\u2028\u2029]/;
const mailbox = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/;
const ascii = /^[\x20-\x7e]*$/;
const LONGEST_ADDRESS = 254;
const LONGEST_LOCAL_PART = 64;

/**
 * One mail address and nothing else: no second recipient, no display name, no line break. A domain of other letters is written as DNS
 * has it; in front of the @ providers take ASCII only.
 */
export const mailAddress = (provider: string, address: string): string => {
  const [local = '', domain = ''] = address.split('@');
  const host = ascii.test(domain) ? domain : domainToASCII(domain);
  const written = `${local}@${host}`;
  const isSound = mailbox.test(address) && mailbox.test(written) && ascii.test(local);
  if (
    control.test(address) ||
    !isSound ||
    local.length > LONGEST_LOCAL_PART ||
    written.length > LONGEST_ADDRESS
  )
    throw new ProviderRejected(provider, 'invalid-address');
  return written;
};

/** A header value on one line; a line break would start a header of somebody else's choice. */
export const headerValue = (provider: string, value: string): string => {
  if (control.test(value)) throw new ProviderRejected(provider, 'invalid-header');
  return value;
};

/** So many bytes of UTF-8 in base64 fit one encoded word of RFC 2047. */
const WORD_BYTES = 42;

/** Letters that ASCII does not have, as encoded words; none of them is torn. */
const encodedWords = (name: string): string => {
  const words: string[] = [];
  for (const letter of name.toWellFormed()) {
    const last = words.at(-1);
    if (last !== undefined && Buffer.byteLength(last + letter) <= WORD_BYTES)
      words[words.length - 1] += letter;
    else words.push(letter);
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
};

const displayName = (name: string): string => {
  if (!ascii.test(name) || name.includes('=?')) return encodedWords(name);
  return /^[\w !#$%&'*+/=?^`{|}~-]*$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
};

/** Who a mail comes from or where answers go: `Name <address>` or an address, so that no letter of the name is anything else. */
export const mailboxHeader = (provider: string, value: string): string => {
  const [, name = '', inner] = /^([^<>]*)<([^<>]*)>$/.exec(headerValue(provider, value)) ?? [];
  if (inner === undefined) return mailAddress(provider, value);
  const shown = name.trim().replace(/^"(.*)"$/, '$1');
  const address = mailAddress(provider, inner);
  return shown === '' ? address : `${displayName(shown)} <${address}>`;
};

/** Who a mail comes from; without anybody none leaves. */
export const fromHeader = (provider: string, { from }: { from?: string }): string => {
  if (from === undefined) throw new ProviderRejected(provider, 'no-sender');
  return mailboxHeader(provider, from);
};

/** A subject may be written over several lines in a template; it leaves on one. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
