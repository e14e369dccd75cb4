/** Rules of the parity bus: what comes to `Matched`, by the source that its event is put with. */
export type Patterns = Readonly<Record<string, unknown>>;

const routeKeys = {
  Literal: 'GET /things/special',
  AnyLiteral: 'ANY /things/special',
  Parameter: 'GET /things/{id}',
  Greedy: 'ANY /things/{proxy+}',
  Nested: 'GET /things/{id}/parts/{part}',
  Fallback: '$default',
};

const routes = Object.fromEntries(
  Object.entries(routeKeys).map(([id, RouteKey]) => [
    `${id}Route`,
    {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: { Ref: 'Api' },
        RouteKey,
        AuthorizationType: 'NONE',
        Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] },
      },
    },
  ]),
);

const rule = (source: string, pattern: unknown) => ({
  Type: 'AWS::Events::Rule',
  Properties: {
    EventBusName: { Ref: 'Bus' },
    EventPattern: { source: [source], detail: pattern },
    State: 'ENABLED',
    Targets: [{ Id: 'queue', Arn: { 'Fn::GetAtt': ['Matched', 'Arn'] } }],
  },
});

const queue = (QueueName: string, Properties: object = {}) => ({
  Type: 'AWS::SQS::Queue',
  Properties: { QueueName: `parity-${QueueName}`, ...Properties },
});

/** One template for both sides, so that they differ in nothing but themselves. */
export const parityTemplate = (patterns: Patterns) => ({
  Resources: {
    Plain: queue('plain'),
    Delayed: queue('delayed', { DelaySeconds: 1 }),
    Matched: queue('matched'),
    Dead: queue('dead'),
    Giving: queue('giving', {
      VisibilityTimeout: 1,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 2 },
    }),
    Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'parity' } },
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'parity' } },
    ...Object.fromEntries(
      Object.entries(patterns).map(([source, pattern], index) => [`Rule${index}`, rule(source, pattern)]),
    ),
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'parity', AssumeRolePolicyDocument: {} } },
    Echo: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'parity-echo',
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Timeout: 10,
        Code: {
          ZipFile: 'exports.handler = async (event) => ({ statusCode: 200, body: JSON.stringify(event) });',
        },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'parity', ProtocolType: 'HTTP' } },
    Stage: {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
    },
    Integration: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: { Ref: 'Api' },
        IntegrationType: 'AWS_PROXY',
        PayloadFormatVersion: '2.0',
        IntegrationUri: { 'Fn::GetAtt': ['Echo', 'Arn'] },
      },
    },
    ...routes,
  },
  Outputs: { ApiId: { Value: { Ref: 'Api' } } },
});
