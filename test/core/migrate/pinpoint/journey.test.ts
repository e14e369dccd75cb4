import { describe, expect, it } from '@jest/globals';
import { stepSchema } from '../../../../core/journey/step-schema.ts';
import { leavingOut } from '../../../../core/migrate/left-out.ts';
import type { JourneyDocument } from '../../../../core/migrate/pinpoint/journey.ts';
import { readPinpoint } from '../../../../core/migrate/pinpoint/read.ts';

const vip = {
  ...{ Id: 'seg1', Name: 'VIP', SegmentType: 'DIMENSIONAL' },
  Dimensions: { UserAttributes: { Plan: { AttributeType: 'INCLUSIVE', Values: ['pro'] } } },
};
const hello = { TemplateName: 'Hello', TemplateType: 'EMAIL', Subject: 'Hi', HtmlPart: '<p>Hi</p>' };

const read = (Activities: Record<string, object>, more: object = {}) => {
  const { left, leave } = leavingOut();
  const journey = {
    ...{ Id: 'j1', Name: 'Welcome', ApplicationId: 'app', State: 'ACTIVE', StartActivity: 'a', Activities },
    StartCondition: { SegmentStartCondition: { SegmentId: 'seg1' } },
    ...more,
  };
  const { journeys } = readPinpoint([{ JourneyResponse: journey }, vip, hello], leave);
  const [made] = journeys as [JourneyDocument];
  for (const step of made.steps) expect(stepSchema.safeParse(step).error).toBeUndefined();
  return { made, steps: made.steps, left: left.map(({ at, what, why }) => `${at}: ${what}: ${why}`) };
};
const mail = (NextActivity?: string) => ({ EMAIL: { TemplateName: 'Hello', NextActivity } });
const STARTED = /who is in the segment vip already/;

describe('a journey of Pinpoint', () => {
  it('is walked step by step as it was there', () => {
    const { made, left } = read(
      {
        a: { Holdout: { Percentage: 10, NextActivity: 'b' } },
        b: { Wait: { WaitTime: { WaitFor: 'PT2H' }, NextActivity: 'c' } },
        c: mail('d'),
        d: {
          ConditionalSplit: {
            Condition: {
              Operator: 'ALL',
              Conditions: [
                {
                  EventCondition: {
                    MessageActivity: 'c',
                    Dimensions: { EventType: { DimensionType: 'INCLUSIVE', Values: ['_email.open'] } },
                  },
                },
              ],
            },
            EvaluationWaitTime: { WaitFor: 'P2D' },
            TrueActivity: 'e',
            FalseActivity: 'f',
          },
        },
        e: { CUSTOM: { DeliveryUri: 'https://shop.example/opened', NextActivity: 'g' } },
        f: {
          SMS: { TemplateName: 'Hello', NextActivity: 'g', MessageConfig: { MessageType: 'PROMOTIONAL' } },
        },
        g: { ContactCenter: {}, Description: 'Ask how she likes it' },
      },
      { Limits: { EndpointReentryCap: 1, DailyCap: 2 }, QuietTime: { Start: '22:00', End: '08:00' } },
    );

    expect(made).toEqual({
      ...{ id: 'welcome', name: 'Welcome', purpose: 'marketing', holdout: 0.1 },
      trigger: { segment: 'vip', on: 'enter' },
      entry: { reentry: 'never' },
      steps: [
        { id: 'wait-b', kind: 'wait', for: 'PT2H' },
        { id: 'email-c', kind: 'send', channel: 'email', template: 'hello' },
        { id: 'wait-d', kind: 'wait', for: 'P2D' },
        {
          ...{ id: 'branch-d', kind: 'branch' },
          if: { within: [{ var: 'messages.email.lastOpenedAt' }, 'P2D'] },
          // biome-ignore lint/suspicious/noThenProperty: the document's own word
          then: [{ id: 'webhook-e', kind: 'webhook', url: 'https://shop.example/opened' }],
          else: [{ id: 'sms-f', kind: 'send', channel: 'sms', template: 'hello-2' }],
        },
        { id: 'task-g', kind: 'task', title: 'Ask how she likes it', text: 'Ask how she likes it' },
      ],
    });
    expect(left.map((line) => line.split(':')[1]?.trim())).toEqual([
      'QuietTime {"Start"',
      'DailyCap 2',
      'who is in the segment vip already',
      'which message (c)',
      'https',
      'MessageType PROMOTIONAL',
      'template Hello',
      'the contact flow of Amazon Connect',
    ]);
  });

  it('asks several questions one after the other, and divides by chance', () => {
    const to = (NextActivity: string, SegmentId: string) => ({
      NextActivity,
      Condition: { SegmentCondition: { SegmentId } },
    });
    const { steps } = read({
      a: { MultiCondition: { Branches: [to('b', 'seg1'), to('c', 'seg1')], DefaultActivity: 'd' } },
      b: mail(),
      c: {
        RandomSplit: {
          Branches: [
            { Percentage: 30, NextActivity: 'b' },
            { Percentage: 70, NextActivity: 'd' },
          ],
        },
      },
      d: { PUSH: { TemplateName: 'Hello' } },
    });

    expect(steps).toMatchObject([
      {
        if: { inSegment: 'vip' },
        // biome-ignore lint/suspicious/noThenProperty: the document's own word
        then: [{ id: 'email-b' }],
        else: [
          {
            if: { inSegment: 'vip' },
            // biome-ignore lint/suspicious/noThenProperty: the document's own word
            then: [
              {
                kind: 'split',
                ways: [
                  { share: 0.3, steps: [{ id: 'email-b-2' }] },
                  { share: 0.7, steps: [{ kind: 'send' }] },
                ],
              },
            ],
            else: [{ kind: 'send', channel: 'push' }],
          },
        ],
      },
    ]);
  });

  it('that one way ends goes on by the other alone', () => {
    const split = {
      Condition: { Conditions: [{ SegmentCondition: { SegmentId: 'seg1' } }] },
      TrueActivity: 'b',
    };

    expect(read({ a: { ConditionalSplit: split }, b: mail('c'), c: mail() }).steps).toEqual([
      {
        ...{ id: 'branch-a', kind: 'branch', if: { inSegment: 'vip' } },
        // biome-ignore lint/suspicious/noThenProperty: the document's own word
        then: [
          { id: 'email-b', kind: 'send', channel: 'email', template: 'hello' },
          { id: 'email-c', kind: 'send', channel: 'email', template: 'hello' },
        ],
      },
    ]);
  });

  it.each([
    [
      'a day that is the same for all',
      { Wait: { WaitTime: { WaitUntil: '2026-12-24T10:00:00Z' }, NextActivity: 'b' } },
    ],
    ['a time that nobody can read', { Wait: { WaitTime: { WaitFor: 'soon' }, NextActivity: 'b' } }],
    ['no template', { EMAIL: { NextActivity: 'b' } }],
    [
      'what an event said',
      {
        ConditionalSplit: {
          Condition: {
            Conditions: [
              {
                EventCondition: {
                  Dimensions: { EventType: { Values: ['paid'] }, Attributes: { card: { Values: ['visa'] } } },
                },
              },
            ],
          },
          TrueActivity: 'b',
          FalseActivity: 'b',
        },
      },
    ],
    [
      'a segment that is not there',
      {
        ConditionalSplit: {
          Condition: { Conditions: [{ SegmentCondition: { SegmentId: 'x' } }] },
          TrueActivity: 'b',
          FalseActivity: 'b',
        },
      },
    ],
    ['nothing', { Description: 'empty' }],
    ['an activity of next year', { Telepathy: { NextActivity: 'b' } }],
  ])('ends where it asks for %s: whoever went on would get more, or sooner', (_name, activity) => {
    const { steps, left } = read({ a: activity, b: mail() });

    expect(steps).toEqual([{ id: 'exit-a', kind: 'exit', reason: 'not carried over' }]);
    expect(left.filter((line) => line.includes('this way ends there'))).toHaveLength(1);
  });

  it('goes on where only a function of AWS would have been called', () => {
    const { steps, left } = read({
      a: { CUSTOM: { DeliveryUri: 'arn:aws:lambda:eu-central-1:1:function:f', NextActivity: 'b' } },
      b: mail(),
    });

    expect(steps.map(({ id }) => id)).toEqual(['email-b']);
    expect(left.join()).toContain('arn:aws:lambda');
  });

  it('that leads in a circle, or nowhere, sends nothing', () => {
    expect(read({ a: mail('b'), b: mail('a') }).steps).toMatchObject([{ kind: 'exit' }]);
    expect(read({}).steps).toMatchObject([{ kind: 'exit' }]);
    expect(read({ a: mail(), z: mail() }).left.filter((line) => !STARTED.test(line))).toEqual([
      'activity z: this activity: nothing leads to it',
    ]);
  });

  it('that opens into thousands of ways is cut', () => {
    const both = (to: string) => ({
      RandomSplit: {
        Branches: [
          { Percentage: 50, NextActivity: to },
          { Percentage: 40, NextActivity: to },
          { Percentage: 10 },
        ],
      },
    });
    const { left } = read(
      Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [at === 0 ? 'a' : `s${at}`, both(`s${at + 1}`)]),
      ),
    );

    expect(left.some((line) => line.includes('more than 100 steps'))).toBe(true);
  });

  it('that an event starts asks of it what it asked there', () => {
    const EventFilter = {
      FilterType: 'ENDPOINT',
      Dimensions: {
        EventType: { DimensionType: 'INCLUSIVE', Values: ['cart.abandoned'] },
        Attributes: { currency: { AttributeType: 'INCLUSIVE', Values: ['EUR'] } },
        Metrics: { total: { ComparisonOperator: 'GREATER_THAN', Value: 50 } },
      },
    };

    expect(
      read({ a: mail() }, { StartCondition: { EventStartCondition: { EventFilter, SegmentId: 'seg1' } } })
        .made,
    ).toMatchObject({
      trigger: {
        event: 'cart.abandoned',
        where: {
          and: [
            { in: [{ var: 'event.properties.currency' }, ['EUR']] },
            { '>': [{ var: 'event.properties.total' }, 50] },
          ],
        },
      },
      audience: { inSegment: 'vip' },
    });
  });

  it.each([
    ['a segment that is not there', { SegmentStartCondition: { SegmentId: 'x' } }],
    [
      'an event of Pinpoint',
      { EventStartCondition: { EventFilter: { Dimensions: { EventType: { Values: ['_session.start'] } } } } },
    ],
    ['nothing', {}],
  ])('whose start is %s is started by hand', (_name, StartCondition) => {
    const { made, left } = read({ a: mail() }, { StartCondition });

    expect(made.trigger).toEqual({ manual: true });
    expect(left.join()).toContain('it is started by hand');
  });
});
