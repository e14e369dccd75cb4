import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { webPushPayload } from '../../functions/adapters/senders/web-push-payload.ts';
import { notificationOf } from '../../tag/notification.ts';
import { outgoing } from '../support/outgoing.ts';

describe('a notification', () => {
  it('shows what was sent, and leads where it was sent for', () => {
    const payload = webPushPayload(outgoing({ url: 'https://k.example/c/1' }));

    expect(notificationOf(payload)).toEqual({
      title: 'Your cart',
      options: { body: 'Kettle', data: { url: 'https://k.example/c/1' }, tag: 'kaskad-cart-abandoned' },
    });
  });

  it('has its text for a title where it has none', () => {
    expect(notificationOf('{"body":"Kettle"}')).toEqual({
      title: 'Kettle',
      options: { body: '', data: { url: undefined } },
    });
  });

  it('is none where somebody else wrote, whatever it is', () => {
    expect(['', 'hello', 'null', '{}', '{"body":1}', '[]'].map(notificationOf)).toEqual(
      Array(6).fill(undefined),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void notificationOf(text)));
  });
});
