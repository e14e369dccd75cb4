import { describe, expect, it } from '@jest/globals';
import { leavingOut } from '../../../../core/migrate/left-out.ts';
import { contactOf } from '../../../../core/migrate/pinpoint/endpoint.ts';
import { endpointOfCells } from '../../../../core/migrate/pinpoint/flat-endpoint.ts';
import { endpointSchema } from '../../../../core/migrate/pinpoint/shapes.ts';

const read = (value: object) => {
  const { left, leave } = leavingOut();
  const endpoint = endpointSchema.parse(value);
  return {
    reading: contactOf({ endpoint, at: 'line 1', nowMs: Date.parse('2026-11-01T00:00:00Z'), leave }),
    left,
  };
};
const ann = {
  ...{
    Id: 'e1',
    ChannelType: 'EMAIL',
    Address: 'Ann@Example.com',
    ApplicationId: 'app',
    EndpointStatus: 'ACTIVE',
  },
  ...{
    OptOut: 'ALL',
    EffectiveDate: '2024-03-01T10:00:00Z',
    CohortId: '42',
    RequestId: 'r',
    CreationDate: 'x',
  },
  Attributes: { Interests: ['tea', 'coffee'], email: ['old@example.com'] },
  Metrics: { Spent: 12.5 },
  Location: {
    Country: 'DE',
    City: 'Berlin',
    PostalCode: '10115',
    Region: 'BE',
    Latitude: 52.5,
    Longitude: 13.4,
  },
  Demographic: { Locale: 'de_DE', Timezone: 'Europe/Berlin', Make: 'Apple' },
  User: { UserId: 'u1', UserAttributes: { FirstName: ['Ann'], 'Shoe Size': [38] } },
};

describe('an endpoint of Pinpoint', () => {
  it('is a customer with all that was known of her; an opt-out is a no', () => {
    expect(read(ann)).toEqual({
      left: [],
      reading: {
        kind: 'taken',
        contact: {
          ...{ userId: 'u1', email: 'ann@example.com' },
          traits: {
            ...{
              Interests: 'tea, coffee',
              their_email: 'old@example.com',
              Spent: 12.5,
              country: 'DE',
              city: 'Berlin',
            },
            ...{
              zip: '10115',
              region: 'BE',
              locale: 'de-DE',
              timezone: 'Europe/Berlin',
              FirstName: 'Ann',
              Shoe_Size: '38',
            },
          },
          consent: {
            email: { status: 'denied', at: '2024-03-01T10:00:00.000Z', text: 'Amazon Pinpoint: OptOut ALL' },
          },
        },
      },
    });
  });

  it('that has not opted out has proved nothing by it', () => {
    expect(read({ ...ann, OptOut: 'NONE' }).reading).toHaveProperty('contact.consent', { email: undefined });
  });

  it('of a phone denies SMS', () => {
    const { reading } = read({ ChannelType: 'SMS', Address: '+4915112345678', OptOut: 'ALL' });

    expect(reading).toMatchObject({
      contact: { phone: '+4915112345678', consent: { sms: { status: 'denied', at: undefined } } },
    });
  });

  it.each([
    ['a device', { ChannelType: 'GCM', Address: 'token', User: { UserId: 'u1' } }],
    ['one that nothing is sent to', { ...ann, EndpointStatus: 'INACTIVE' }],
    ['nobody', { ChannelType: 'EMAIL', Address: 'no address' }],
    ['no channel', { Address: 'ann@example.com' }],
  ])('that is %s is left out', (_name, value) => {
    expect(read(value).reading.kind).toBe('left');
  });

  it('of a user is taken without the address that is none, which is named', () => {
    const { reading, left } = read({ ...ann, Address: '   ' });

    expect(reading).toMatchObject({ kind: 'taken', contact: { userId: 'u1' } });
    expect(left).toHaveLength(1);
  });

  it('is the same out of a table', () => {
    const headers = [
      'Id',
      'ChannelType',
      'Address',
      'OptOut',
      'Metrics.Spent',
      'Attributes.a.b',
      'User.UserId',
      'User.UserAttributes.FirstName',
      '__proto__.x',
    ];

    expect(
      endpointOfCells(headers, ['e1', 'EMAIL', 'ann@example.com', '', '12.5', 'c', 'u1', 'Ann', 'y']),
    ).toEqual({
      ...{ Id: 'e1', ChannelType: 'EMAIL', Address: 'ann@example.com', Metrics: { Spent: 12.5 } },
      ...{ Attributes: { 'a.b': ['c'] }, User: { UserId: 'u1', UserAttributes: { FirstName: ['Ann'] } } },
    });
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});
