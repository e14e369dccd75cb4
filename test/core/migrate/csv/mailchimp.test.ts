import { describe, expect, it } from '@jest/globals';
import { mailchimp } from '../../../../core/migrate/csv/mailchimp.ts';
import { readLine } from './read.ts';

const ann = {
  ...{ 'Email Address': 'Ann@Example.com', 'First Name': 'Ann', 'Last Name': 'Bell', Birthday: '05/17' },
  ...{ MEMBER_RATING: '4', OPTIN_TIME: '2021-03-01 09:59:58', OPTIN_IP: '203.0.113.7' },
  ...{ CONFIRM_TIME: '2021-03-01 10:00:00', CONFIRM_IP: '203.0.113.7', LATITUDE: '52.5', LONGITUDE: '13.4' },
  ...{ GMTOFF: '1', DSTOFF: '2', TIMEZONE: 'Europe/Berlin', CC: 'DE', REGION: 'BE' },
  ...{
    LAST_CHANGED: '2024-01-02 03:04:05',
    LEID: '90498395',
    EUID: '810826c56e',
    NOTES: 'rude on the phone',
  },
  ...{ TAGS: '"vip","spring"', 'Shoe Size': '38' },
};

describe('a contact of Mailchimp', () => {
  it('who subscribed has consented, with when and from where', () => {
    const { reading, left } = readLine(mailchimp, ann, { status: 'subscribed' });

    expect(left).toEqual([]);
    expect(reading).toEqual({
      kind: 'taken',
      contact: {
        email: 'ann@example.com',
        traits: {
          ...{ firstName: 'Ann', lastName: 'Bell', birthDay: '05/17', timezone: 'Europe/Berlin' },
          ...{ country: 'DE', region: 'BE', tags: '"vip","spring"', Shoe_Size: '38' },
        },
        consent: {
          email: {
            status: 'granted',
            at: '2021-03-01T10:00:00.000Z',
            text: 'Mailchimp: opted in 2021-03-01 09:59:58 from 203.0.113.7, confirmed 2021-03-01 10:00:00 from 203.0.113.7',
          },
        },
      },
    });
  });

  it('who subscribed at a time that nobody knows is taken without consent, and named', () => {
    const { reading, left } = readLine(
      mailchimp,
      { 'Email Address': 'ann@example.com', OPTIN_TIME: '', CONFIRM_TIME: 'in spring' },
      { status: 'subscribed' },
    );

    expect(reading).toMatchObject({ kind: 'taken', contact: { consent: {} } });
    expect(left).toMatchObject([{ at: 'row 2', what: 'subscribed' }]);
  });

  it('who unsubscribed has said no, with the reason', () => {
    const { reading } = readLine(mailchimp, {
      ...{
        'Email Address': 'bob@example.com',
        UNSUB_TIME: '2023-05-06 07:08:09',
        UNSUB_CAMPAIGN_TITLE: 'May',
      },
      ...{ UNSUB_REASON: 'NORMAL', UNSUB_REASON_OTHER: 'too often', CONFIRM_TIME: '2020-01-01 00:00:00' },
    });

    expect(reading).toMatchObject({
      contact: {
        consent: {
          email: {
            ...{ status: 'denied', at: '2023-05-06T07:08:09.000Z' },
            text: 'Mailchimp: unsubscribed at "May" because too often',
          },
        },
      },
    });
  });

  it('who was cleaned is blocked, and has said neither yes nor no', () => {
    const { reading } = readLine(mailchimp, {
      ...{
        'Email Address': 'gone@example.com',
        CLEAN_TIME: '2022-02-02 02:02:02',
        CONFIRM_TIME: '2020-01-01 00:00:00',
      },
    });

    expect(reading).toMatchObject({
      blocked: {
        channel: 'email',
        address: 'gone@example.com',
        reason: 'bounced',
        at: '2022-02-02T02:02:02.000Z',
      },
    });
    expect(reading).toHaveProperty('contact.consent', { email: undefined });
  });

  it('who never subscribed is a customer without consent', () => {
    const { reading, left } = readLine(mailchimp, ann, { status: 'nonsubscribed' });

    expect(reading).toHaveProperty('contact.consent', { email: undefined });
    expect(left).toEqual([]);
  });

  it('says itself what it is where the file does not; a word that nobody knows is named', () => {
    const known = readLine(mailchimp, { ...ann, Status: 'Unsubscribed' });
    const unknown = readLine(mailchimp, { ...ann, Status: 'archived' });

    expect(known).toMatchObject({
      reading: { contact: { consent: { email: { status: 'denied' } } } },
      left: [],
    });
    expect(unknown.reading).toHaveProperty('contact.consent', { email: undefined });
    expect(unknown.left).toEqual([
      { at: 'row 2', what: 'archived', why: 'Status says none of the words that we know: taken as unknown' },
    ]);
  });

  it('without an address is left out with what stood there', () => {
    expect(
      readLine(mailchimp, { 'Email Address': '=HYPERLINK("x")' }, { status: 'subscribed' }).reading,
    ).toEqual({
      ...{ kind: 'left', what: '=HYPERLINK("x")', why: 'Email Address is no e-mail address' },
    });
  });

  it.each([
    ['subscribed_segment_export_1.csv', ['Email Address'], 'subscribed'],
    ['nonsubscribed_email_audience.csv', ['Email Address'], 'nonsubscribed'],
    ['export.csv', ['Email Address', 'UNSUB_TIME'], 'unsubscribed'],
    ['subscribed_x.csv', ['Email Address', 'CLEAN_TIME'], 'cleaned'],
    ['export.csv', ['Email Address'], undefined],
  ])('%s with %j holds who is %s', (file, headers, status) => {
    expect(mailchimp.statusIn(file, headers)).toBe(status);
  });
});
