import { describe, expect, it } from '@jest/globals';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { faultsBetween } from './baseline/faults.ts';
import { statefulOf } from './baseline/stateful.ts';
import { synthesize } from './synth.ts';

const topic = 'arn:aws:sns:eu-central-1:123456789012:ops';
const own = { consoleDomain: 'console.shop.example', region: 'eu-central-1' };
const templateOf = (stack: Parameters<typeof Template.fromStack>[0] | undefined) => {
  if (!stack) throw new Error('The stage has no such stack');
  return Template.fromStack(stack);
};

describe('an address of the console’s own', () => {
  it('has its certificate and records made in its zone, and people sent back to it who sign in', () => {
    const { console, edge } = synthesize({ ...own, consoleZoneId: 'Z123' });
    const template = templateOf(console);

    templateOf(edge).hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'console.shop.example',
      DomainValidationOptions: [{ DomainName: 'console.shop.example', HostedZoneId: 'Z123' }],
    });
    expect(edge?.region).toBe('us-east-1');
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['console.shop.example'],
        ViewerCertificate: {
          AcmCertificateArn: { 'Fn::GetStackOutput': Match.objectLike({ Region: 'us-east-1' }) },
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
      },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://console.shop.example/'],
      LogoutURLs: ['https://console.shop.example/'],
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 2);
    template.hasOutput('ConsoleUrl', { Value: 'https://console.shop.example' });
  });

  it('takes a certificate of yours, and prints the record where the DNS is elsewhere', () => {
    const consoleCertificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/c1';
    const { console, edge } = synthesize({ consoleDomain: own.consoleDomain, consoleCertificateArn });

    expect(edge).toBeUndefined();
    templateOf(console).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { ViewerCertificate: { AcmCertificateArn: consoleCertificateArn } },
    });
    templateOf(console).hasOutput('ConsoleRecord', {
      Value: { 'Fn::Join': ['', ['console.shop.example CNAME ', Match.anyValue()]] },
    });
  });

  it('is refused without a way to its certificate, or without the region of the stage', () => {
    expect(() => synthesize(own)).toThrow(
      'The console domain console.shop.example needs consoleZoneId or consoleCertificateArn',
    );
    expect(() => synthesize({ consoleDomain: own.consoleDomain, consoleZoneId: 'Z123' })).toThrow(
      'What the console needs in us-east-1 can be named only by a stage that says its region',
    );
  });
});

describe('a firewall', () => {
  it('limits each address and knows what AWS knows of attacks, before the console and the API there', () => {
    const { console, edge } = synthesize({ firewall: 'true', region: 'us-east-1' });

    templateOf(edge).hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'CLOUDFRONT',
      Rules: [
        Match.objectLike({ Name: 'rate', Action: { Block: {} } }),
        Match.objectLike({ Name: 'AWSManagedRulesCommonRuleSet' }),
        Match.objectLike({ Name: 'AWSManagedRulesKnownBadInputsRuleSet' }),
      ],
    });
    templateOf(console).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: { 'Fn::GetStackOutput': Match.anyValue() } },
    });
  });

  it('lets long journeys and markup through to the API, which looks at bodies itself', () => {
    const { edge } = synthesize({ firewall: 'true', region: 'us-east-1' });
    const [acl] = Object.values(templateOf(edge).findResources('AWS::WAFv2::WebACL'));
    const common = acl?.Properties.Rules.find(
      ({ Name }: { Name: string }) => Name === 'AWSManagedRulesCommonRuleSet',
    );

    const counted = [
      ...['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY', 'GenericRFI_BODY'],
      'EC2MetaDataSSRF_BODY',
    ];
    expect(common.Statement.ManagedRuleGroupStatement.RuleActionOverrides).toEqual(
      counted.map((Name) => ({ Name, ActionToUse: { Count: {} } })),
    );
  });

  it('of yours is taken in its place, and none is made', () => {
    const webAclArn = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/mine/1';
    const { console, edge } = synthesize({ firewall: 'true', webAclArn });

    expect(edge).toBeUndefined();
    templateOf(console).hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { WebACLId: webAclArn },
    });
  });
});

describe('a key of the stage’s own', () => {
  const context = { stage: 'prod', archive: 'true' };
  const keyed = synthesize({ ...context, ownKey: 'true', endUserMessaging: 'true' });
  const { OwnKey, ProfileTable, ConfigTable, ArchiveBucket } = keyed.templates.data.toJSON().Resources;

  it('turns over, stays, and serves nobody but tables, queues, buckets and topics of this account', () => {
    expect(OwnKey).toMatchObject({ DeletionPolicy: 'Retain', Properties: { EnableKeyRotation: true } });
    const [, ...others] = OwnKey.Properties.KeyPolicy.Statement;
    for (const { Condition } of others)
      expect(Object.keys(Condition.StringEquals)).toContain(
        'kms:ViaService' in Condition.StringEquals ? 'kms:CallerAccount' : 'aws:SourceAccount',
      );
  });

  it('serves every service that may write into a topic or a queue it encrypts', () => {
    const servicesOf = (statements: readonly { Principal?: { Service?: string } }[]) =>
      statements.flatMap(({ Principal }) => Principal?.Service ?? []);
    const writers = ['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy']
      .flatMap(keyed.ofType)
      .flatMap(([, { PolicyDocument }]) => servicesOf(PolicyDocument?.Statement ?? []));

    expect(new Set(writers)).toContain('sms-voice.amazonaws.com');
    expect(servicesOf(OwnKey.Properties.KeyPolicy.Statement)).toEqual(
      expect.arrayContaining([...new Set(writers)]),
    );
  });

  it('knows nothing of End User Messaging where a stage has none', () => {
    const { templates } = synthesize({ ...context, ownKey: 'true' });

    expect(JSON.stringify(templates.data.toJSON())).not.toContain('sms-voice');
  });

  it('encrypts all that is kept', () => {
    for (const { Properties } of [ProfileTable, ConfigTable])
      expect(Properties.Replicas[0].SSESpecification.KMSMasterKeyId).toBeDefined();
    const [rule] = ArchiveBucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration;
    expect(rule.ServerSideEncryptionByDefault.SSEAlgorithm).toBe('aws:kms');
    for (const type of ['AWS::SQS::Queue', 'AWS::SNS::Topic'])
      for (const [id, properties] of keyed.ofType(type))
        expect([id, properties]).toEqual([
          id,
          expect.objectContaining({ KmsMasterKeyId: expect.anything() }),
        ]);
  });

  it('replaces nothing where it is chosen later', () => {
    const before = statefulOf(synthesize(context));

    const faults = faultsBetween(before, statefulOf(synthesize({ ...context, ownKey: 'true' })));

    expect(faults).toEqual([
      'OwnKey (AWS::KMS::Key) of Kaskad-prod-Data holds state and is not in the baseline.',
    ]);
  });
});

describe('tracing', () => {
  it('is off until somebody wants it', () => {
    const modes = (context: object) =>
      synthesize({ ...context })
        .ofType('AWS::Lambda::Function')
        .map(([, { TracingConfig }]) => TracingConfig?.Mode);

    expect(new Set(modes({}))).toEqual(new Set([undefined]));
    expect(new Set(modes({ tracing: 'true' }))).toEqual(new Set(['Active']));
  });
});

describe('a budget', () => {
  const notified = (subscriber: object) => ({
    // Telling somebody else replaces the budget: a name would be taken by the one that is there.
    Budget: {
      BudgetName: Match.absent(),
      BudgetLimit: { Amount: 50, Unit: 'USD' },
      TimeUnit: 'MONTHLY',
      BudgetType: 'COST',
    },
    NotificationsWithSubscribers: [
      {
        Notification: Match.objectLike({ NotificationType: 'ACTUAL', Threshold: 80 }),
        Subscribers: [subscriber],
      },
      {
        Notification: Match.objectLike({ NotificationType: 'FORECASTED', Threshold: 100 }),
        Subscribers: [subscriber],
      },
    ],
  });

  it.each([
    [{ budgetEmail: 'owner@shop.example' }, { SubscriptionType: 'EMAIL', Address: 'owner@shop.example' }],
    [{ alarmTopicArn: topic }, { SubscriptionType: 'SNS', Address: topic }],
  ])('tells whom the stage names: %j', (told, subscriber) => {
    const { templates } = synthesize({ monthlyBudget: '50', ...told });

    templates.data.hasResourceProperties('AWS::Budgets::Budget', notified(subscriber));
  });

  it('that would tell nobody, or is none, is refused', () => {
    expect(() => synthesize({ monthlyBudget: '50' })).toThrow('needs budgetEmail or alarmTopicArn');
    expect(() => synthesize({ monthlyBudget: 'much', alarmTopicArn: topic })).toThrow(
      'Not a monthly budget in dollars',
    );
  });
});
