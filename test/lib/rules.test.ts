import { describe, expect, it } from '@jest/globals';
import { synthesize } from './synth.ts';

const { ofType } = synthesize();
/** The same with logical ids without their hashes. */
const short = <T>(value: T): T => JSON.parse(JSON.stringify(value).replace(/(\w+?)[0-9A-F]{8}"/g, '$1"'));
const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const rules = Object.fromEntries(short(ofType('AWS::Events::Rule')));

describe('rules', () => {
  it.each([
    ['ProfilesEvents', 'Bus', { source: [{ prefix: 'shop.' }, 'kaskad'], 'detail-type': ['events'] }],
    ['DeliveriesReports', 'Bus', { source: ['kaskad'], 'detail-type': ['delivery'] }],
    [
      'DeliveriesMailReports',
      undefined,
      { source: ['aws.ses'], detail: { mail: { tags: { 'ses:configuration-set': ['kaskad-dev'] } } } },
    ],
  ])('%s match what they are for, to the letter', (id, bus, pattern) => {
    expect(rules[id]?.EventPattern).toEqual(pattern);
    expect(rules[id]?.EventBusName).toEqual(bus && { Ref: bus });
    expect(rules[id]?.State).toBe('ENABLED');
  });

  it.each([
    ['ProfilesEvents', 'Profiles'],
    ['DeliveriesReports', 'Deliveries'],
    ['DeliveriesMailReports', 'Deliveries'],
  ])('%s fill the queue of %s and hand over entries whole', (id, queue) => {
    expect(rules[id]?.Targets).toEqual([
      {
        Id: 'Target0',
        Arn: arn(`${queue}Queue`),
        DeadLetterConfig: { Arn: arn(`${queue}DeadLettersQueue`) },
      },
    ]);
  });

  it('are these three', () => {
    expect(Object.keys(rules).sort()).toEqual([
      'DeliveriesMailReports',
      'DeliveriesReports',
      'ProfilesEvents',
    ]);
  });
});

describe('queues', () => {
  const queues = Object.fromEntries(short(ofType('AWS::SQS::Queue')));

  it.each([
    // Of fifty in a batch all come back where the function is killed.
    ['Profiles', 40],
    ['Wakes', 40],
    // A complaint that is given up is written to again.
    ['Deliveries', 40],
    ['Jobs', 10],
    // Of a thousand in a batch all come back where the function is killed.
    ['Counts', 40],
  ])('%s give up into dead letters of their own, after %i tries', (name, maxReceiveCount) => {
    expect(queues[`${name}Queue`]?.RedrivePolicy).toEqual({
      maxReceiveCount,
      deadLetterTargetArn: arn(`${name}DeadLettersQueue`),
    });
  });

  it('are worked off by one function each', () => {
    const workers = short(ofType('AWS::Lambda::EventSourceMapping')).map(
      ([, { EventSourceArn, FunctionName }]) => [EventSourceArn, FunctionName],
    );

    expect(workers).toEqual([
      [arn('WakesQueue'), { Ref: 'advanceenrollmentFunction' }],
      [arn('ProfilesQueue'), { Ref: 'updateprofileFunction' }],
      [arn('DeliveriesQueue'), { Ref: 'recorddeliveryFunction' }],
      [arn('JobsQueue'), { Ref: 'runjobsFunction' }],
      [arn('CountsQueue'), { Ref: 'keepcountsFunction' }],
    ]);
  });
});
