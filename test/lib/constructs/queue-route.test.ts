import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synth.ts';

const { ofType, templates } = synthesize();
const queues = ofType('AWS::SQS::Queue');
const isDeadLetters = ([id]: [string, unknown]) => id.includes('DeadLetters');
const working = queues.filter((queue) => !isDeadLetters(queue));

describe('every queue', () => {
  it('exists once per consumer', () => {
    expect(working.map(([id]) => id.replace(/Queue.*/, '')).sort()).toEqual([
      'Counts',
      'Deliveries',
      'Jobs',
      'Profiles',
      'Wakes',
    ]);
  });

  it.each(working)(
    '%s gives a message ten tries at least before it goes to its dead letters',
    (_id, { RedrivePolicy }) => {
      expect(RedrivePolicy?.maxReceiveCount).toBeGreaterThanOrEqual(10);
      expect(JSON.stringify(RedrivePolicy?.deadLetterTargetArn)).toContain('DeadLetters');
    },
  );

  it.each(queues)('%s keeps messages for 14 days, encrypted', (_id, queue) => {
    expect(queue).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  });

  it('refuses connections without TLS', () => {
    const policies = ofType('AWS::SQS::QueuePolicy');

    expect(policies).toHaveLength(queues.length);
    for (const [, { PolicyDocument }] of policies)
      expect(PolicyDocument?.Statement).toContainEqual(
        expect.objectContaining({
          Effect: 'Deny',
          Action: 'sqs:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      );
  });

  it('stays invisible for six times the timeout of its worker', () => {
    const timeouts = Object.fromEntries(
      ofType('AWS::Lambda::Function').map(([, { FunctionName = '', Timeout = 0 }]) => [
        FunctionName,
        Timeout,
      ]),
    );
    const visible = Object.fromEntries(
      working.map(([id, { VisibilityTimeout = 0 }]) => [id.replace(/Queue.*/, ''), VisibilityTimeout]),
    );

    expect(visible.Profiles).toBeGreaterThanOrEqual(6 * (timeouts['kaskad-dev-update-profile'] ?? 0));
    expect(visible.Wakes).toBeGreaterThanOrEqual(6 * (timeouts['kaskad-dev-advance-enrollment'] ?? 0));
    expect(visible.Jobs).toBeGreaterThanOrEqual(6 * (timeouts['kaskad-dev-run-jobs'] ?? 0));
    expect(visible.Counts).toBeGreaterThanOrEqual(6 * (timeouts['kaskad-dev-keep-counts'] ?? 0) + 60);
    expect(visible.Deliveries).toBeGreaterThanOrEqual(6 * (timeouts['kaskad-dev-record-delivery'] ?? 0));
  });

  it('has a worker that gives back single messages and is bounded', () => {
    const mappings = ofType('AWS::Lambda::EventSourceMapping');

    expect(mappings).toHaveLength(working.length);
    for (const [, mapping] of mappings)
      expect(mapping).toMatchObject({
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: expect.any(Number) },
      });
  });

  it('takes messages of a bus only from its own rules, which have dead letters too', () => {
    const rules = ofType('AWS::Events::Rule');

    expect(rules).toHaveLength(3);
    for (const [id, { Targets }] of rules) {
      expect(Targets).toEqual([expect.objectContaining({ DeadLetterConfig: expect.anything() })]);
      templates.engine.hasResourceProperties('AWS::SQS::QueuePolicy', {
        PolicyDocument: { Statement: containing(id) },
      });
    }
  });
});

const containing = (ruleId: string) =>
  Match.arrayWith([
    Match.objectLike({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [ruleId, 'Arn'] } } },
    }),
  ]);
