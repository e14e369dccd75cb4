import { describe, expect, it } from '@jest/globals';
import { deliveryOf } from '../../../functions/record-delivery/delivery-schema.ts';
import { sesEntry } from '../../support/ses-entry.ts';

const time = '2026-03-02T09:00:00Z';
const own = {
  v: 1,
  sendId: 's',
  profileId: 'p',
  channel: 'sms',
  type: 'clicked',
  trusted: true,
  atMs: Date.parse(time),
};

describe('what a bus entry says of a send', () => {
  it('reads a permanent bounce with the ids from the tags', () => {
    const bounce = { bounceType: 'Permanent', bouncedRecipients: [{ emailAddress: 'Ann@example.com' }] };

    expect(deliveryOf(sesEntry('Bounce', { bounce }))).toEqual({
      v: 1,
      sendId: 'send1',
      profileId: 'profile1',
      enrollmentId: 'enrollment1',
      journeyId: 'cart-abandoned',
      channel: 'email',
      type: 'bounced',
      address: 'ann@example.com',
      atMs: Date.parse(time),
    });
  });

  it.each(['Transient', 'Undetermined'])('marks a bounce of type %s as one that may pass', (bounceType) => {
    expect(deliveryOf(sesEntry('Bounce', { bounce: { bounceType } }))).toMatchObject({ transient: true });
  });

  it('passes over mail without our tags and events that say nothing of a delivery', () => {
    expect(deliveryOf(sesEntry('Delivery', {}, {}))).toBeUndefined();
    expect(deliveryOf(sesEntry('Send', {}))).toBeUndefined();
    expect(deliveryOf(sesEntry('Click', {}))).toBeUndefined();
  });

  it('trusts an open that somebody took the time for', () => {
    const open = (timestamp: string) =>
      deliveryOf(
        sesEntry('Open', { open: { timestamp, userAgent: 'Mozilla/5.0 (Macintosh) Thunderbird/140' } }),
      );
    expect(open('2026-03-02T08:50:04.000Z')?.trusted).toBeUndefined();
    expect(open('2026-03-02T08:50:05.000Z')?.trusted).toBe(true);
  });

  it('passes over a complaint that is taken back', () => {
    const complaint = (complaintFeedbackType: string) =>
      deliveryOf(sesEntry('Complaint', { complaint: { complaintFeedbackType } }));
    expect(complaint('not-spam')).toBeUndefined();
    expect(complaint('abuse')).toMatchObject({ type: 'complained' });
  });

  it('takes our own deliveries as they are', () => {
    expect(deliveryOf({ source: 'kaskad', 'detail-type': 'delivery', time, detail: own })).toEqual(own);
  });

  it('refuses what is neither', () => {
    expect(() => deliveryOf({ source: 'kaskad', time, detail: { ...own, type: 'eaten' } })).toThrow();
    expect(() => deliveryOf('hello')).toThrow();
  });
});
