/** Calls of ReceiveMessage in a month: five pollers of Lambda at least, each of which waits twenty seconds. */
const RECEIVES = (5 * 30 * 24 * 3600) / 20;

interface Price {
  /** As docs/costs.md calls it. */
  readonly what: string;
  /** Dollars a month for one, in us-east-1, free tiers left out. */
  readonly monthlyUsd: number;
}

/** What costs while nobody shops, by type of resource. List prices; where each was read stands in docs/costs.md. */
export const prices: Readonly<Record<string, Price>> = {
  'AWS::CloudWatch::Alarm': { what: 'alarms', monthlyUsd: 0.1 },
  'AWS::CloudWatch::CompositeAlarm': { what: 'composite alarms', monthlyUsd: 0.5 },
  'AWS::CloudWatch::Dashboard': { what: 'dashboards', monthlyUsd: 3 },
  'AWS::Lambda::EventSourceMapping': {
    what: 'queues polled by Lambda',
    monthlyUsd: (RECEIVES / 1_000_000) * 0.4,
  },
  'AWS::KMS::Key': { what: 'KMS keys', monthlyUsd: 1 },
  'AWS::SecretsManager::Secret': { what: 'secrets', monthlyUsd: 0.4 },
  'AWS::Route53::HostedZone': { what: 'hosted zones', monthlyUsd: 0.5 },
  'AWS::WAFv2::WebACL': { what: 'web ACLs', monthlyUsd: 5 },
};

/** Of each rule of a web ACL. */
export const RULE_USD = 1;
/** Of a metric that is written even when nothing happens. */
export const METRIC_USD = 0.3;

/** What costs nothing while it rests: it is paid by the request, by the message, by what is stored, or not at all. */
export const free = [
  ...[
    'ApiGatewayV2::Api',
    'ApiGatewayV2::ApiMapping',
    'ApiGatewayV2::DomainName',
    'ApiGatewayV2::Integration',
  ],
  ...['ApiGatewayV2::Route', 'ApiGatewayV2::Stage', 'Budgets::Budget', 'CertificateManager::Certificate'],
  ...['CloudFront::Distribution', 'CloudFront::Function', 'CloudFront::OriginAccessControl'],
  ...['CloudFront::ResponseHeadersPolicy', 'Cognito::UserPool', 'Cognito::UserPoolClient'],
  ...['Cognito::UserPoolDomain', 'Cognito::UserPoolGroup', 'DynamoDB::GlobalTable', 'Events::EventBus'],
  ...['Events::Rule', 'IAM::Policy', 'IAM::Role', 'KMS::Alias', 'KinesisFirehose::DeliveryStream'],
  ...[
    'Lambda::Function',
    'Lambda::LayerVersion',
    'Lambda::Permission',
    'Logs::LogGroup',
    'Logs::MetricFilter',
  ],
  ...['Route53::RecordSet', 'S3::Bucket', 'S3::BucketPolicy', 'SES::ConfigurationSet'],
  ...['SES::ConfigurationSetEventDestination', 'SES::EmailIdentity', 'SMSVOICE::ConfigurationSet'],
  ...['SNS::Subscription', 'SNS::Topic', 'SNS::TopicPolicy', 'SQS::Queue', 'SQS::QueuePolicy'],
  'Scheduler::ScheduleGroup',
].map((type) => `AWS::${type}`);
