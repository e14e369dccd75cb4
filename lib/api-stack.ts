import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { ComparisonOperator } from 'aws-cdk-lib/aws-cloudwatch';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { ImpactAlarm } from './constructs/impact-alarm.ts';
import { LinkDomain } from './constructs/link-domain.ts';
import type { Stage } from './stage.ts';

export interface ApiStackProps extends StackProps {
  readonly stage: Stage;
}

/** The route key and not the path, no address and no agent: links carry tokens, and a log must not know people. */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    id: '$context.requestId',
    at: '$context.requestTimeEpoch',
    route: '$context.routeKey',
    status: '$context.status',
    ms: '$context.responseLatency',
  }),
);

/** The HTTP API without its routes: made first, since the engine needs its address. */
export class ApiStack extends Stack {
  readonly httpApi: HttpApi;
  /** Where links in messages lead, without a slash at its end. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, props: ApiStackProps) {
    super(scope, id, props);
    const { stage } = props;
    // No CORS configuration: collect answers preflights itself, for the origins of all sources.
    this.httpApi = new HttpApi(this, 'HttpApi', {
      apiName: `kaskad-${stage.name}`,
      createDefaultStage: false,
    });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/aws/vendedlogs/kaskad/${stage.name}/access`,
      retention: stage.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const httpStage = new HttpStage(this, 'DefaultStage', {
      httpApi: this.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: stage.requestsPerSecond, burstLimit: stage.requestBurst },
      accessLogSettings: { destination: new LogGroupLogDestination(accessLogs), format: accessLine },
    });
    new ImpactAlarm(this, 'Faults', {
      stage,
      metric: this.httpApi.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      comparison: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      impact:
        'Requests fail by our own fault: shops must repeat their events, links in messages may not open.',
      runbook: 'api-fails',
    });
    const { linkDomain: domain } = stage;
    if (domain) new LinkDomain(this, 'LinkDomain', { domain, httpApi: this.httpApi, httpStage });
    this.publicUrl = domain ? `https://${domain.name}` : this.httpApi.apiEndpoint;
    // Kept also where nobody reads it: CloudFormation takes no export away while the engine deployed before still does.
    this.exportValue(this.httpApi.apiEndpoint);
    new CfnOutput(this, 'ApiUrl', { value: this.httpApi.apiEndpoint });
  }
}
