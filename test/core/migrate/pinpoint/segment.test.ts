import { describe, expect, it } from '@jest/globals';
import { conditionFaults } from '../../../../core/condition/condition-faults.ts';
import { leavingOut } from '../../../../core/migrate/left-out.ts';
import { readPinpoint } from '../../../../core/migrate/pinpoint/read.ts';

const segment = (Id: string, Name: string, more: object) => ({
  ...{
    ApplicationId: 'app',
    Arn: `arn:aws:mobiletargeting:eu-central-1:1:apps/app/segments/${Id}`,
    Id,
    Name,
  },
  ...{ CreationDate: '2024-01-01T00:00:00Z', SegmentType: 'DIMENSIONAL', Version: 1, ...more },
});
const read = (...segments: object[]) => {
  const { left, leave } = leavingOut();
  return { ...readPinpoint([{ Item: segments }], leave), left };
};
const conditionOf = (Dimensions: object) => read(segment('a1', 'A', { Dimensions })).segments[0];

describe('a segment of Pinpoint', () => {
  it('asks everything that it asked there', () => {
    const made = conditionOf({
      UserAttributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro', 'team'] } },
      Attributes: {
        Interests: { AttributeType: 'CONTAINS', Values: ['tea', 'coffee'] },
        Blocked: { AttributeType: 'EXCLUSIVE', Values: ['yes'] },
      },
      Metrics: { Spent: { ComparisonOperator: 'GREATER_THAN_OR_EQUAL', Value: 100 } },
      Behavior: { Recency: { Duration: 'DAY_14', RecencyType: 'INACTIVE' } },
      Demographic: { Channel: { DimensionType: 'INCLUSIVE', Values: ['EMAIL', 'SMS'] } },
      Location: { Country: { DimensionType: 'EXCLUSIVE', Values: ['US'] } },
    });

    expect(made).toEqual({
      ...{ id: 'a', name: 'A' },
      condition: {
        and: [
          { in: [{ var: 'profile.Plan' }, ['pro', 'team']] },
          {
            or: [
              { in: ['tea', { var: 'profile.Interests' }] },
              { in: ['coffee', { var: 'profile.Interests' }] },
            ],
          },
          { '!': { in: [{ var: 'profile.Blocked' }, ['yes']] } },
          { '>=': [{ var: 'profile.Spent' }, 100] },
          { '!': { within: [{ var: 'profile.computed.lastSeenAt' }, 'P14D'] } },
          { or: [{ '!!': { var: 'profile.email' } }, { '!!': { var: 'profile.phone' } }] },
          { '!': { in: [{ var: 'profile.country' }, ['US']] } },
        ],
      },
    });
    expect(conditionFaults((made as { condition: object }).condition, '')).toEqual([]);
  });

  it.each([
    ['a device', { Demographic: { Platform: { Values: ['iOS'] } } }],
    ['a push channel', { Demographic: { Channel: { Values: ['EMAIL', 'APNS'] } } }],
    ['a place', { Location: { GPSPoint: { Coordinates: { Latitude: 1, Longitude: 2 } } } }],
    ['a date', { UserAttributes: { Since: { AttributeType: 'BEFORE', Values: ['2024-01-01'] } } }],
    ['nothing at all', {}],
  ])('that asks for %s is not made, since without that it would hold for more people', (_name, more) => {
    const Dimensions =
      Object.keys(more).length > 0 ? { UserAttributes: { Plan: { Values: ['pro'] } }, ...more } : more;
    const { segments, left } = read(segment('a1', 'A', { Dimensions }));

    expect(segments).toEqual([]);
    expect(left).toMatchObject([{ at: 'segment A', why: expect.stringContaining('is not made') }]);
  });

  it('of groups names those that it is made of', () => {
    const { segments } = read(
      segment('b2', 'B', {
        SegmentGroups: {
          Include: 'ALL',
          Groups: [
            { Type: 'ANY', SourceType: 'ANY', SourceSegments: [{ Id: 'a1' }], Dimensions: [] },
            { Type: 'NONE', Dimensions: [{ UserAttributes: { Plan: { Values: ['pro'] } } }] },
          ],
        },
      }),
      segment('a1', 'A', { Dimensions: { UserAttributes: { Plan: { Values: ['pro', 'team'] } } } }),
    );

    expect(segments[0]).toMatchObject({
      condition: { and: [{ inSegment: 'a' }, { '!': { in: [{ var: 'profile.Plan' }, ['pro']] } }] },
    });
  });

  it('made of one that cannot be made is not made either', () => {
    const { segments, left } = read(
      segment('b2', 'B', {
        SegmentGroups: { Groups: [{ SourceType: 'ALL', SourceSegments: [{ Id: 'a1' }] }] },
      }),
      segment('c3', 'C', {
        SegmentGroups: { Groups: [{ SourceType: 'ALL', SourceSegments: [{ Id: 'b2' }] }] },
      }),
      segment('a1', 'A', { Dimensions: { Demographic: { Make: { Values: ['Apple'] } } } }),
    );

    expect(segments).toEqual([]);
    expect(left.map(({ at }) => at)).toEqual(['segment B', 'segment C', 'segment A']);
  });

  it('that was imported is a list, whose people are named', () => {
    const ImportDefinition = { S3Url: 's3://exports/people.csv', Format: 'CSV', Size: 10 };
    const { segments, left } = read(segment('a1', 'Кофе', { SegmentType: 'IMPORT', ImportDefinition }));

    expect(segments).toEqual([{ id: 'a1', name: 'Кофе', list: true }]);
    expect(left).toMatchObject([{ what: 'its members, in s3://exports/people.csv' }]);
  });

  it.each([
    [null],
    ['text'],
    [{}],
    [{ SegmentType: 'DIMENSIONAL' }],
    [[[]]],
    [segment('a', 'A', { Dimensions: [] })],
  ])('that is none is named: %j', (value) => {
    const { left, leave } = leavingOut();

    expect(readPinpoint([value], leave).segments).toEqual([]);
    expect(left).toHaveLength(1);
  });
});
