import { describe, expect, it } from '@jest/globals';
import { klaviyo } from '../../../../core/migrate/csv/klaviyo.ts';
import { readLine } from './read.ts';

const ann = {
  ...{ Email: 'ann@example.com', 'Klaviyo ID': '01HXYZ', 'First Name': 'Ann', 'Last Name': 'Bell' },
  ...{ Organization: 'Bell & Co', 'Phone Number': '+4915112345678', City: 'Berlin', 'State / Region': 'BE' },
  ...{ Country: 'Germany', 'Zip Code': '10115', Source: 'Signup Form', 'IP Address': '203.0.113.7' },
  ...{
    'Email Marketing Consent': 'SUBSCRIBED',
    'Email Marketing Consent Timestamp': '2024-03-01T10:00:00+00:00',
  },
  ...{ 'SMS Marketing Consent': 'UNSUBSCRIBED', 'SMS Marketing Consent Timestamp': '2024-04-01 10:00:00' },
  ...{ 'Historic Customer Lifetime Value': '120.5', 'Email Suppressions': '[]', 'Shopify Tags': 'vip' },
};
const consentIn = (line: Record<string, string>, how = {}) =>
  (readLine(klaviyo, line, how).reading as { contact: { consent: object } }).contact.consent;

describe('a profile of Klaviyo', () => {
  it('brings what it says of each channel, with its proof', () => {
    const { reading, left } = readLine(klaviyo, ann);

    expect(left).toEqual([]);
    expect(reading).toMatchObject({
      kind: 'taken',
      contact: {
        ...{ email: 'ann@example.com', phone: '+4915112345678' },
        traits: {
          ...{ firstName: 'Ann', lastName: 'Bell', company: 'Bell & Co', city: 'Berlin', region: 'BE' },
          ...{ country: 'Germany', zip: '10115', Shopify_Tags: 'vip' },
        },
        consent: {
          email: {
            ...{ status: 'granted', at: '2024-03-01T10:00:00.000Z' },
            text: 'Klaviyo: subscribed by Signup Form from 203.0.113.7',
          },
          sms: { status: 'denied', at: '2024-04-01T10:00:00.000Z' },
        },
      },
    });
  });

  it.each(['NEVER_SUBSCRIBED', 'NOT_SUBSCRIBED', ''])('that says %j says neither yes nor no', (word) => {
    expect(consentIn({ ...ann, 'Email Marketing Consent': word })).toMatchObject({ email: undefined });
  });

  it.each([
    ['no timestamp', { 'Email Marketing Consent Timestamp': '' }],
    ['a time to come', { 'Email Marketing Consent Timestamp': '2099-01-01T00:00:00Z' }],
    ['a word of its own', { 'Email Marketing Consent': 'PENDING' }],
  ])('with %s is taken without consent, and named', (_name, change) => {
    const { reading, left } = readLine(klaviyo, { ...ann, ...change });

    expect(reading).toMatchObject({ kind: 'taken' });
    expect(reading).toHaveProperty('contact.consent.email', undefined);
    expect(left).toHaveLength(1);
  });

  it.each([
    ['[{"reason": "HARD_BOUNCE", "timestamp": "2023-01-02T03:04:05Z"}]', 'bounced'],
    ['SPAM_COMPLAINT, HARD_BOUNCE', 'complained'],
    ['INVALID_EMAIL', 'bounced'],
    ['USER_SUPPRESSED', undefined],
  ])('that is suppressed (%s) has said no, whatever else it says', (said, reason) => {
    const { reading } = readLine(klaviyo, { ...ann, 'Email Suppressions': said });

    expect(reading).toMatchObject({ contact: { consent: { email: { status: 'denied' } } } });
    expect((reading as { blocked?: { reason: string } }).blocked?.reason).toBe(reason);
  });

  it("whose column Reason is the shop's own keeps her yes, and the column", () => {
    const { reading } = readLine(klaviyo, { ...ann, Reason: 'likes tea', 'Suppressed At': '' });

    expect(reading).toMatchObject({
      contact: { consent: { email: { status: 'granted' } }, traits: { Reason: 'likes tea' } },
    });
  });

  it('of the list of the suppressed is denied then, and blocked for its reason', () => {
    const { reading } = readLine(klaviyo, {
      ...{ Email: 'gone@example.com', Reason: 'HARD_BOUNCE', 'Suppressed At': '2023-01-02T03:04:05Z' },
    });

    const at = '2023-01-02T03:04:05.000Z';
    expect(reading).toMatchObject({
      contact: { consent: { email: { status: 'denied', at } }, traits: {} },
      blocked: { address: 'gone@example.com', reason: 'bounced', at },
    });
  });

  it('may have a phone and no address; a wrong one of two is named', () => {
    const line = { Email: 'no address', 'Phone Number': '0151 12345678' };

    const { reading, left } = readLine(klaviyo, line, { country: 'DE' });

    expect(reading).toMatchObject({ kind: 'taken', contact: { phone: '+4915112345678' } });
    expect(left).toMatchObject([{ what: 'no address' }]);
    expect(readLine(klaviyo, line).reading.kind).toBe('left');
  });

  it('from a file of nothing but addresses needs to be said what they are', () => {
    expect(klaviyo.needsStatus(['Email', 'First Name'])).toBe(true);
    expect(klaviyo.needsStatus(['Email', 'Reason'])).toBe(true);
    expect(klaviyo.needsStatus(['Email', 'Reason', 'Suppressed At'])).toBe(false);
    expect(klaviyo.needsStatus(Object.keys(ann))).toBe(false);
    expect(consentIn({ Email: 'ann@example.com' }, { status: 'unsubscribed' })).toMatchObject({
      email: { status: 'denied' },
    });
  });
});
