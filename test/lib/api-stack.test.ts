import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { synthesize } from './synth.ts';

const { ofType, templates } = synthesize();

describe('the HTTP API', () => {
  it('leaves preflights to collect: it has no CORS configuration', () => {
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      ProtocolType: 'HTTP',
      CorsConfiguration: Match.absent(),
    });
  });

  it('stands alone, so that the engine can be told its address', () => {
    templates.api.resourceCountIs('AWS::ApiGatewayV2::Route', 0);
    templates.api.hasOutput('ApiUrl', { Value: { 'Fn::GetAtt': [Match.anyValue(), 'ApiEndpoint'] } });
  });

  it('throttles', () => {
    templates.api.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
  });

  it('logs the route of a request and neither its path nor who sent it', () => {
    const [[, stage] = []] = ofType('AWS::ApiGatewayV2::Stage');

    const fields = stage?.AccessLogSettings?.Format.match(/\$context\.[\w.]+/g);

    expect(fields).toEqual([
      '$context.requestId',
      '$context.requestTimeEpoch',
      '$context.routeKey',
      '$context.status',
      '$context.responseLatency',
    ]);
  });
});
