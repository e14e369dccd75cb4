import { describe, expect, it } from '@jest/globals';
import { type LinkToken, sign, verify } from '../../../core/send/link-token.ts';

const key = 'a secret of this deployment';
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
    expect(verify(key, text, token.kind)).toEqual(token);
  });

  it('is for one key and one kind', () => {
    const text = sign(key, tokens[1] as LinkToken);
    expect(verify('another', text, 'unsubscribe')).toBeUndefined();
    expect(verify(key, text, 'click')).toBeUndefined();
  });

  it('is refused with any letter changed, left out or added', () => {
    const text = sign(key, tokens[1] as LinkToken);
    for (let at = 0; at < text.length; at += 1) {
      for (const letter of alphabet) {
        if (letter === text[at]) continue;
        expect(verify(key, text.slice(0, at) + letter + text.slice(at + 1), 'unsubscribe')).toBeUndefined();
      }
      expect(verify(key, text.slice(0, at) + text.slice(at + 1), 'unsubscribe')).toBeUndefined();
      expect(verify(key, `${text.slice(0, at)}A${text.slice(at)}`, 'unsubscribe')).toBeUndefined();
    }
  });

  it.each(['', '.', 'a', 'a.b', 'a.b.c', '💥', `${'x'.repeat(10_000)}.${'y'.repeat(43)}`])(
    'is none: %j',
    (text) => {
      expect(verify(key, text, 'click')).toBeUndefined();
    },
  );
});
