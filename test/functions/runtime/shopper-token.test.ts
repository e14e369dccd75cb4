import { describe, expect, it } from '@jest/globals';
import { shopperOf } from '../../../functions/runtime/shopper-token.ts';
import { type Signing, shopperToken } from '../../support/shopper-token.ts';

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const nowSeconds = nowMs / 1000;
const keys = ['till', 'local-server'];

const token = (claims: object = {}, signing: Signing = {}) =>
  shopperToken({ sub: 'u1', exp: nowSeconds + 600, ...claims }, signing);
const ofToken = (text: string) => shopperOf(text, keys, nowMs);

describe('a shopper token', () => {
  it('names its user, by any of the secret keys', () => {
    expect(ofToken(token())).toBe('u1');
    expect(ofToken(token({ sub: 42 }, { key: 'till' }))).toBe('42');
  });

  it('holds for an hour at most, give or take what clocks differ', () => {
    expect(ofToken(token({ exp: nowSeconds + 3600 }))).toBe('u1');
    expect(ofToken(token({ exp: nowSeconds - 59 }))).toBe('u1');
    expect(ofToken(token({ exp: nowSeconds - 61 }))).toBeUndefined();
    expect(ofToken(token({ exp: nowSeconds + 3700 }))).toBeUndefined();
  });

  it.each([
    ['signed with another key', token({}, { key: 'other' })],
    ['signed with no key', token({}, { key: '' })],
    ['of no algorithm', token({}, { alg: 'none' })],
    ['of another algorithm', token({}, { alg: 'HS512' })],
    ['without a signature', `${token().split('.').slice(0, 2).join('.')}.`],
    ['of two parts', token().split('.').slice(0, 2).join('.')],
    ['of four parts', `${token()}.x`],
    ['without a user', token({ sub: undefined })],
    ['with a blank user', token({ sub: ' ' })],
    ['with a user that is none', token({ sub: 'undefined' })],
    ['with a list of users', token({ sub: ['u1'] })],
    ['without an end', token({ exp: undefined })],
    ['with an end in words', token({ exp: String(nowSeconds + 600) })],
    ['that is not JSON', shopperToken([], {}).replace(/\.[^.]+\./, '.eA.')],
    ['that is nothing', ''],
  ])('%s names nobody', (_, text) => {
    expect(ofToken(text)).toBeUndefined();
  });

  it('names nobody with any one letter changed, left out or put in', () => {
    const text = token();
    for (let at = 0; at < text.length; at++) {
      for (const letter of ['A', 'Q', 'g', 'w', '_', '.', '=', ' ', '%'])
        if (letter !== text[at])
          expect([at, letter, ofToken(text.slice(0, at) + letter + text.slice(at + 1))]).toEqual([
            at,
            letter,
            undefined,
          ]);
      expect([at, ofToken(text.slice(0, at) + text.slice(at + 1))]).toEqual([at, undefined]);
      expect([at, ofToken(`${text.slice(0, at)}A${text.slice(at)}`)]).toEqual([at, undefined]);
    }
    expect(ofToken(`${text}=`)).toBeUndefined();
  });

  it('of one user with the signature of another names nobody', () => {
    const [mine = '', yours = ''] = [token({ sub: 'u1' }), token({ sub: 'u2' })];
    const parts = (text: string) => text.split('.');
    expect(ofToken([...parts(mine).slice(0, 2), parts(yours)[2]].join('.'))).toBeUndefined();
  });
});
