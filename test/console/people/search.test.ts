import { expect, it } from '@jest/globals';
import { phoneOf } from '../../../console/pages/people/search/phone-of.ts';

it.each([
  ['?phone=%2B4915112345678', '+4915112345678'],
  ['?phone=+4915112345678', '+4915112345678'],
  ['?phone=tel:%2B4915112345678', 'tel:+4915112345678'],
  ['?q=ann%40example.com', 'ann@example.com'],
  ['', ''],
])('a telephone system that asks for %s means %s', (search, phone) => {
  expect(phoneOf(search)).toBe(phone);
});
