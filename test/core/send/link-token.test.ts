import { describe, expect, it } from '@jest/globals';
import { type LinkToken, sign, verify } from '../../../core/send/link-token.ts';
import { shortLinkId } from '../../../core/send/short-link-id.ts';
import before from './signed-before.json' with { type: 'json' };

const key = { id: 'first', secret: 'a secret of this deployment' };
const second = { id: '0a1b2c3d', secret: 'the next secret of this deployment' };
const tokens: LinkToken[] = [
  {
    kind: 'click',
    channel: 'email',
    url: 'https://shop.example/cart?a=1&b=ü',
    sendId: 's',
    profileId: 'p',
    enrollmentId: 'e',
    journeyId: 'j',
  },
  { kind: 'unsubscribe', profileId: 'p', channel: 'email', address: 'ann@example.com' },
  { kind: 'cart-restore', profileId: 'p', cartId: 'c', expiresAtMs: 1 },
];
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/';

describe('a signed link', () => {
  it.each(tokens)('says what was signed: $kind', (token) => {
    const text = sign(key, token);
    expect(text).toMatch(/^[\w-]+\.[\w-]{43}$/);
    expect(verify([key], text, token.kind)).toEqual(token);
  });

  it('is for one key and one kind', () => {
    const text = sign(key, tokens[1] as LinkToken);
    expect(verify([{ ...key, secret: 'another' }], text, 'unsubscribe')).toBeUndefined();
    expect(verify([key], text, 'click')).toBeUndefined();
  });

  it.each([key, second])('is refused with any letter changed, left out or added: key $id', (signs) => {
    const keys = [key, second];
    const text = sign(signs, tokens[1] as LinkToken);
    for (let at = 0; at < text.length; at += 1) {
      for (const letter of alphabet) {
        if (letter === text[at]) continue;
        expect(verify(keys, text.slice(0, at) + letter + text.slice(at + 1), 'unsubscribe')).toBeUndefined();
      }
      expect(verify(keys, text.slice(0, at) + text.slice(at + 1), 'unsubscribe')).toBeUndefined();
      expect(verify([key], `${text.slice(0, at)}A${text.slice(at)}`, 'unsubscribe')).toBeUndefined();
    }
  });

  it.each(['', '.', 'a', 'a.b', 'a.b.c', '💥', `${'x'.repeat(10_000)}.${'y'.repeat(43)}`])(
    'is none: %j',
    (text) => {
      expect(verify([key], text, 'click')).toBeUndefined();
    },
  );

  it('names the key that signed it, but for the first one', () => {
    const [token] = tokens as [LinkToken];
    const text = sign(second, token);

    expect(text).toMatch(/^[\w-]+\.[\w-]{43}\.0a1b2c3d$/);
    expect(verify([key, second], text, 'click')).toEqual(token);
    expect(verify([key], text, 'click')).toBeUndefined();
  });

  it('has one spelling: the first key is not called by its name', () => {
    const text = sign(key, tokens[1] as LinkToken);

    for (const named of ['first', '', '0a1b2c3d', 'undefined'])
      expect(verify([key, second], `${text}.${named}`, 'unsubscribe')).toBeUndefined();
  });
});

describe('links that were sent before keys had names', () => {
  const first = { id: 'first', secret: before.key };

  it.each(before.links)('say what they said: $token.kind', ({ token, text }) => {
    expect(verify([second, first], text, token.kind as LinkToken['kind'])).toEqual(token);
    expect(sign(first, token as LinkToken)).toBe(text);
    expect(verify([second], text, token.kind as LinkToken['kind'])).toBeUndefined();
  });

  it('have the same short ids', () => {
    expect(shortLinkId(first, before.shortLink.sendId)).toBe(before.shortLink.id);
  });
});
