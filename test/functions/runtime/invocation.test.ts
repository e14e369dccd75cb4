import { describe, expect, it } from '@jest/globals';
import { follow, following, requestIdIn, requestIdNow } from '../../../functions/runtime/invocation.ts';

describe('work that goes back to a request', () => {
  it('knows it however deep and however late', async () => {
    const seen = await following('r1', async () => {
      await Promise.resolve();
      return requestIdNow();
    });

    expect(seen).toBe('r1');
    expect(requestIdNow()).toBeUndefined();
  });

  it('may learn it on the way, and tells no neighbour', async () => {
    const [a, b] = await Promise.all(
      ['r1', undefined].map((found) =>
        following(undefined, async () => {
          follow(found);
          await Promise.resolve();
          return requestIdNow();
        }),
      ),
    );

    expect([a, b]).toEqual(['r1', undefined]);
  });

  it('keeps the one it has where nothing better is known', () => {
    following('r1', () => {
      follow(undefined);
      expect(requestIdNow()).toBe('r1');
    });
  });

  it.each([
    ['one of API Gateway', { detail: { requestId: 'JKJaXmPLvHcESHA=' } }, 'JKJaXmPLvHcESHA='],
    ['none', { detail: {} }, undefined],
    ['no detail', { profileId: 'p' }, undefined],
    ['an address in its place', { detail: { requestId: 'ann@example.com' } }, undefined],
    ['a text that is too long', { detail: { requestId: 'x'.repeat(65) } }, undefined],
    ['null', null, undefined],
    ['text', 'detail', undefined],
  ])('reads it from a message: %s', (_name, message, id) => {
    expect(requestIdIn(message)).toBe(id);
  });
});
