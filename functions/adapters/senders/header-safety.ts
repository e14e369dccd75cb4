import { ProviderRejected } from '../../../core/errors.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f\u2028\u2029]/;
const mailbox = /^[^\s<>,;:"()[\]\\@]+@[^\s<>,;:"()[\]\\@]+$/;

/** One mail address and nothing else: no second recipient, no display name, no line break. */
export const mailAddress = (provider: string, address: string): string => {
  if (control.test(address) || !mailbox.test(address))
    throw new ProviderRejected(provider, 'invalid-address');
  return address;
};

/** A header value on one line; a line break would start a header of somebody else's choice. */
export const headerValue = (provider: string, value: string): string => {
  if (control.test(value)) throw new ProviderRejected(provider, 'invalid-header');
  return value;
};

/** A subject may be written over several lines in a template; it leaves on one. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
