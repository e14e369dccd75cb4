import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { allowances, synthesize } from '../synth.ts';

const kaskad = synthesize();
const { templates } = kaskad;

describe('schedules', () => {
  it('are armed by the functions that let people rest or go on, with dead letters named', () => {
    const armed = kaskad
      .ofType('AWS::Lambda::Function')
      .filter(([, { Environment }]) => Environment?.Variables.SCHEDULE_DEAD_LETTER_QUEUE_ARN)
      .map(([, { FunctionName }]) => FunctionName);

    expect(armed.sort()).toEqual([
      'kaskad-dev-advance-enrollment',
      'kaskad-dev-record-delivery',
      'kaskad-dev-update-profile',
    ]);
  });

  it('deliver under a role that only this group may assume', () => {
    templates.engine.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([':schedule-group/kaskad-dev'])] },
              },
            },
          },
        ],
      },
    });
  });

  it('may put messages into the wake queue and their dead letters, and nothing else', () => {
    const delivery = allowances(kaskad).filter(({ policy }) => policy.startsWith('SchedulesDeliveryRole'));

    expect(delivery).toEqual([
      expect.objectContaining({
        actions: ['sqs:SendMessage'],
        resources: [expect.stringContaining('WakesQueue'), expect.stringContaining('SchedulesDeadLetters')],
      }),
    ]);
  });

  it('pass that one role, to the scheduler only', () => {
    const passing = allowances(kaskad).filter(({ actions }) => actions.includes('iam:PassRole'));

    expect(passing).toEqual([
      expect.objectContaining({
        actions: ['iam:PassRole'],
        resources: [expect.stringContaining('SchedulesDeliveryRole')],
        Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    ]);
  });
});
