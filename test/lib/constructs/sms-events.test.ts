import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from '../synth.ts';

const { engine } = synthesize({ endUserMessaging: 'true' }).templates;

describe('End User Messaging', () => {
  it('reports to a topic that only it may publish to, which fills the queue of deliveries', () => {
    engine.hasResourceProperties('AWS::SMSVOICE::ConfigurationSet', {
      ConfigurationSetName: 'kaskad-dev',
      EventDestinations: [
        { Enabled: true, MatchingEventTypes: ['TEXT_ALL'], SnsDestination: { TopicArn: Match.anyValue() } },
      ],
    });
    engine.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'sms-voice.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
    engine.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'sqs',
      RawMessageDelivery: true,
      RedrivePolicy: Match.anyValue(),
    });
  });

  it('is sent by, and only where the stage wants it', () => {
    engine.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          { Effect: 'Allow', Action: ['sns:Publish', 'sms-voice:SendTextMessage'], Resource: '*' },
        ]),
      },
    });
    expect(synthesize().types).not.toContain('AWS::SMSVOICE::ConfigurationSet');
  });
});
