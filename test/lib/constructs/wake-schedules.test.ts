import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { allowances, synthesize } from '../synth.ts';

const kaskad = synthesize();
const { templates } = kaskad;

describe('schedules', () => {
  it('are armed by the functions that let people or jobs rest or go on, with dead letters named', () => {
    const armed = kaskad
      .ofType('AWS::Lambda::Function')
      .filter(([, { Environment }]) => Environment?.Variables.SCHEDULE_DEAD_LETTER_QUEUE_ARN)
      .map(([, { FunctionName }]) => FunctionName);

    expect(armed.sort()).toEqual([
      'kaskad-dev-advance-enrollment',
      'kaskad-dev-api',
      'kaskad-dev-record-delivery',
      'kaskad-dev-run-jobs',
      'kaskad-dev-update-profile',
    ]);
  });

  it('wake through the wake queue and go on with jobs through theirs, and their dead letters have a queue of their own', () => {
    const arn = (id: string) => ({ 'Fn::GetAtt': [expect.stringMatching(`^${id}[0-9A-F]{8}$`), 'Arn'] });
    const arming = kaskad
      .ofType('AWS::Lambda::Function')
      .map(([, { Environment }]) => Environment?.Variables)
      .filter((variables) => variables?.SCHEDULE_GROUP_NAME);

    expect(arming).toHaveLength(5);
    for (const variables of arming)
      expect(variables).toMatchObject({
        SCHEDULE_GROUP_NAME: 'kaskad-dev',
        SCHEDULE_ROLE_ARN: arn('SchedulesDeliveryRole'),
        SCHEDULE_DEAD_LETTER_QUEUE_ARN: arn('SchedulesDeadLettersQueue'),
      });
    const targets = (name: string) =>
      arming.flatMap((variables) => (variables?.[name] === undefined ? [] : [variables[name]]));
    expect(targets('WAKE_QUEUE_ARN')).toEqual(Array.from({ length: 4 }, () => arn('WakesQueue')));
    expect(targets('JOB_QUEUE_ARN')).toEqual(Array.from({ length: 2 }, () => arn('JobsQueue')));
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

  it('may put messages into these two queues and their dead letters, and nothing else', () => {
    const delivery = allowances(kaskad).filter(({ policy }) => policy.startsWith('SchedulesDeliveryRole'));

    expect(delivery).toEqual([
      expect.objectContaining({
        actions: ['sqs:SendMessage'],
        resources: [
          expect.stringContaining('WakesQueue'),
          expect.stringContaining('JobsQueue'),
          expect.stringContaining('SchedulesDeadLetters'),
        ],
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
