import { CfnIntegration, CfnRoute, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { AppFunction } from './app-function.ts';

export interface HttpRoutesProps {
  readonly httpApi: HttpApi;
  readonly to: AppFunction;
  /** Route keys: `GET /v1/cart`. */
  readonly routes: readonly string[];
}

/** Routes of one function: one integration and one permission, however many paths lead to it. */
export class HttpRoutes extends Construct {
  constructor(scope: Construct, id: string, props: HttpRoutesProps) {
    super(scope, id);
    const { apiId } = props.httpApi;
    const { lambda } = props.to;
    const integration = new CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: lambda.functionArn,
      payloadFormatVersion: '2.0',
    });
    for (const routeKey of props.routes)
      new CfnRoute(this, routeKey.replaceAll('/', '-'), {
        apiId,
        routeKey,
        authorizationType: 'NONE',
        target: `integrations/${integration.ref}`,
      });
    lambda.addPermission('HttpApi', {
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: apiId,
        resourceName: '*/*',
      }),
    });
  }
}
