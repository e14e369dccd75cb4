import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { PeopleSettings } from '../config/people-settings.ts';
import { fitsDigits, fitsOneOf, madeOnceOf } from './patterns.ts';
import type { Identity } from './profile.ts';

/**
 * Is it what cashiers and test scripts type in place of a contact? Phones are compared as E.164 and as typed, and are junk,
 * too, if all digits after the country's are the same. An id that is an address is judged as such, one of nothing but
 * zeros as `0`.
 */
export const isJunk = (people: PeopleSettings, { namespace, value }: Identity, typed: string): boolean => {
  const { email, phone, id } = listsOf(people.junk);
  if (namespace === 'email') return email(value);
  if (namespace === 'phone') return phone(value) || phone(typed) || isOneDigit(value);
  return id(value) || (isZeros(value) && id('0')) || (value.includes('@') && email(value));
};

const listsOf = madeOnceOf(({ email, phone, id }: PeopleSettings['junk']) => ({
  email: fitsOneOf(email),
  phone: fitsDigits(phone),
  id: fitsOneOf(id),
}));

const isZeros = (value: string): boolean => /^[0-]*0[0-]*$/.test(value);

/** Only for what ends like that is it worth asking how long the code of the country is. */
const isOneDigit = (e164: string): boolean =>
  /(\d)\1{5}$/.test(e164) && /^(\d)\1+$/.test(parsePhoneNumberFromString(e164)?.nationalNumber ?? '');
