import { describe, expect, it } from '@jest/globals';
import { consentOfChannels } from '../../../console/pages/people/customer/consents/of-channels.ts';
import {
  allowedChannels,
  type Consent,
  calledBy,
  isOptedOut,
} from '../../../console/pages/people/customer/customer.ts';
import { endsWithOrder } from '../../../console/pages/people/customer/ends-with-order.ts';
import { isPicture } from '../../../console/pages/people/customer/is-picture.ts';
import { linkChannelsOf } from '../../../console/pages/people/deeds/link-channels.ts';

const said = (
  channel: string,
  status: Consent['status'],
  purpose: Consent['purpose'] = 'marketing',
): Consent => ({ channel, address: 'a', purpose, status, at: '2026-03-02T09:00:00.000Z' });

describe('what a customer is called by', () => {
  const identities = [
    { namespace: 'userId', value: 'u1' },
    { namespace: 'phone', value: '+49' },
  ];
  it.each([
    [{ name: ' Ann Jones ', firstName: 'A' }, 'Ann Jones'],
    [{ firstName: 'Ann', lastName: 'Jones' }, 'Ann Jones'],
    [{ first_name: 'Ann', last_name: '' }, 'Ann'],
    [{ firstName: 7 }, '+49'],
  ])('of %j is %s', (traits, name) => {
    expect(calledBy({ traits, identities })).toBe(name);
  });

  it('is nothing where neither name nor address is known', () => {
    expect(calledBy({ traits: {}, identities: [{ namespace: 'userId', value: 'u1' }] })).toBeUndefined();
  });
});

describe('consent at a glance', () => {
  const consent = [
    said('email', 'denied'),
    said('email', 'granted'),
    said('sms', 'pending'),
    said('push', 'denied', 'transactional'),
  ];

  it('is the best of each channel, for marketing', () => {
    expect(consentOfChannels(consent)).toEqual([
      { channel: 'email', status: 'granted' },
      { channel: 'sms', status: 'pending' },
    ]);
  });

  it('names the channels that can be opted out of', () => {
    expect(allowedChannels({ consent })).toEqual(['email']);
  });

  it('is opted out of when every address says no', () => {
    expect(isOptedOut({ consent }, 'email')).toBe(false);
    expect(isOptedOut({ consent: [said('email', 'denied'), said('sms', 'granted')] }, 'email')).toBe(true);
    expect(isOptedOut({ consent: [said('email', 'denied'), said('sms', 'granted')] })).toBe(false);
  });
});

it('an order ends a journey only where the journey says so', () => {
  expect(endsWithOrder({ exit: [{ event: 'Cart Emptied' }, { event: 'Order Completed' }] })).toBe(true);
  expect(endsWithOrder({ exit: [{ event: 'Cart Emptied' }] })).toBe(false);
  expect(endsWithOrder({})).toBe(false);
});

it('the link to the cart goes where an address is known', () => {
  const identities = ['phone', 'userId', 'deviceToken'].map((namespace) => ({ namespace, value: 'v' }));
  expect(linkChannelsOf({ identities })).toEqual(['sms', 'push']);
});

it.each([
  ['https://shop.example/kettle.png', true],
  ['http://127.0.0.1:3000/shop/kettle.svg', true],
  ['/shop/kettle.svg', true],
  ['//elsewhere.example/kettle.png', false],
  ['http://elsewhere.example/kettle.png', false],
  ['javascript:alert(1)', false],
  [undefined, false],
])('%s is shown as a picture: %s', (url, shown) => {
  expect(isPicture(url, 'http://127.0.0.1:3000')).toBe(shown);
});
