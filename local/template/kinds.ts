import { arnOf, type Surroundings } from './surroundings.ts';

/** A resource as its references see it: physical name and where it lives. */
export interface Identity {
  readonly name: string;
  readonly surroundings: Surroundings;
}

/** How a resource type answers `Ref` and `Fn::GetAtt`. */
export interface Kind {
  /** The property that names the resource; without it the name is made of stack and logical id. */
  readonly nameProperty?: string;
  readonly ref: (identity: Identity) => string;
  readonly attributes: Readonly<Record<string, (identity: Identity) => string>>;
}

const name = ({ name }: Identity) => name;
const arn =
  (service: string, prefix = '') =>
  ({ name, surroundings }: Identity) =>
    arnOf(surroundings, service, `${prefix}${name}`);

/** Buckets have no capital letters. */
const bucketName = ({ name }: Identity) => name.toLowerCase();

const table: Kind = { nameProperty: 'TableName', ref: name, attributes: { Arn: arn('dynamodb', 'table/') } };

/** Types that the local run acts on. */
export const livingKinds: Readonly<Record<string, Kind>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': {
    nameProperty: 'QueueName',
    ref: ({ name, surroundings }) => `${surroundings.awsEndpoint}/${surroundings.accountId}/${name}`,
    attributes: { Arn: arn('sqs'), QueueName: name },
  },
  'AWS::Events::EventBus': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('events', 'event-bus/'), Name: name },
  },
  'AWS::Events::Rule': { nameProperty: 'Name', ref: name, attributes: { Arn: arn('events', 'rule/') } },
  'AWS::Lambda::Function': {
    nameProperty: 'FunctionName',
    ref: name,
    attributes: { Arn: arn('lambda', 'function:') },
  },
  'AWS::Lambda::EventSourceMapping': { ref: name, attributes: { Id: name } },
  'AWS::Scheduler::ScheduleGroup': {
    nameProperty: 'Name',
    ref: name,
    attributes: { Arn: arn('scheduler', 'schedule-group/') },
  },
  'AWS::ApiGatewayV2::Api': {
    ref: name,
    attributes: { ApiId: name, ApiEndpoint: ({ surroundings }) => surroundings.apiEndpoint },
  },
  'AWS::ApiGatewayV2::Integration': { ref: name, attributes: { IntegrationId: name } },
  'AWS::ApiGatewayV2::Route': { ref: name, attributes: { RouteId: name } },
  'AWS::S3::Bucket': {
    nameProperty: 'BucketName',
    ref: bucketName,
    attributes: { Arn: (identity) => `arn:aws:s3:::${bucketName(identity)}` },
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    nameProperty: 'DeliveryStreamName',
    ref: name,
    attributes: { Arn: arn('firehose', 'deliverystream/') },
  },
  'AWS::SES::ConfigurationSet': { nameProperty: 'Name', ref: name, attributes: {} },
};

const bare: Kind = { ref: name, attributes: {} };

/** Names and values of the three records that SES signs by. */
const dkimTokens = Object.fromEntries(
  [1, 2, 3].flatMap((no) => ['Name', 'Value'].map((part) => [`DkimDNSToken${part}${no}`, name])),
);

/** Types that mean nothing on a laptop. Anything else is an error, so that no resource is overlooked. */
export const inertKinds: Readonly<Record<string, Kind>> = {
  'AWS::ApiGatewayV2::ApiMapping': bare,
  'AWS::ApiGatewayV2::DomainName': {
    nameProperty: 'DomainName',
    ref: name,
    attributes: { RegionalDomainName: name, RegionalHostedZoneId: name },
  },
  'AWS::ApiGatewayV2::Stage': { nameProperty: 'StageName', ref: name, attributes: {} },
  'AWS::CDK::Metadata': bare,
  'AWS::CertificateManager::Certificate': { ref: arn('acm', 'certificate/'), attributes: {} },
  'AWS::CloudWatch::Alarm': {
    nameProperty: 'AlarmName',
    ref: name,
    attributes: { Arn: arn('cloudwatch', 'alarm:') },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    nameProperty: 'AlarmName',
    ref: name,
    attributes: { Arn: arn('cloudwatch', 'alarm:') },
  },
  'AWS::CloudWatch::Dashboard': bare,
  'AWS::Events::EventBusPolicy': bare,
  'AWS::IAM::ManagedPolicy': { ref: arn('iam', 'policy/'), attributes: {} },
  'AWS::IAM::Policy': bare,
  'AWS::IAM::Role': {
    nameProperty: 'RoleName',
    ref: name,
    attributes: {
      Arn: ({ name, surroundings }) => `arn:aws:iam::${surroundings.accountId}:role/${name}`,
      RoleId: name,
    },
  },
  'AWS::IAM::RolePolicy': bare,
  'AWS::Lambda::EventInvokeConfig': bare,
  'AWS::Lambda::Permission': bare,
  'AWS::Logs::LogGroup': {
    nameProperty: 'LogGroupName',
    ref: name,
    attributes: { Arn: arn('logs', 'log-group:') },
  },
  'AWS::Logs::MetricFilter': bare,
  'AWS::Logs::ResourcePolicy': bare,
  'AWS::Route53::RecordSet': bare,
  'AWS::S3::BucketPolicy': bare,
  'AWS::SES::ConfigurationSetEventDestination': bare,
  'AWS::SES::EmailIdentity': { nameProperty: 'EmailIdentity', ref: name, attributes: dkimTokens },
  'AWS::SNS::Subscription': bare,
  'AWS::SNS::Topic': {
    nameProperty: 'TopicName',
    ref: arn('sns'),
    attributes: { TopicArn: arn('sns'), TopicName: name },
  },
  'AWS::SNS::TopicPolicy': bare,
  'AWS::SQS::QueuePolicy': bare,
};
