import { readProperties, unsupported } from '../read-properties.ts';
import type { Resource } from '../resources.ts';
import { schemas } from '../schemas.ts';

export interface RouteModel {
  /** `GET /v1/{proxy+}`, `ANY /path` or `$default` */
  readonly routeKey: string;
  readonly functionName: string;
  readonly timeoutMs: number;
}

interface IntegrationModel {
  readonly functionName: string;
  readonly timeoutMs: number;
}

type OfType = (...types: string[]) => Resource[];

/** Joins the routes of the HTTP API with their Lambda integrations. */
export function apiRoutes(ofType: OfType): RouteModel[] {
  for (const api of ofType('AWS::ApiGatewayV2::Api')) {
    if (readProperties(api, schemas.api).ProtocolType !== 'HTTP') throw unsupported(api, 'WebSocket APIs');
  }
  const integrations = new Map(
    ofType('AWS::ApiGatewayV2::Integration').map((one) => [one.name, integration(one)]),
  );
  return ofType('AWS::ApiGatewayV2::Route').map((resource) => {
    const route = readProperties(resource, schemas.route);
    if (route.AuthorizationType !== 'NONE')
      throw unsupported(resource, `${route.AuthorizationType} authorization`);
    const target = integrations.get(route.Target.replace('integrations/', ''));
    if (!target) throw unsupported(resource, `no integration ${route.Target}`);
    return { routeKey: route.RouteKey, ...target };
  });
}

function integration(resource: Resource): IntegrationModel {
  const properties = readProperties(resource, schemas.integration);
  if (properties.IntegrationType !== 'AWS_PROXY' || properties.PayloadFormatVersion !== '2.0')
    throw unsupported(resource, 'integrations other than AWS_PROXY with payload format 2.0');
  const functionArn = /:function:([^:/]+)/.exec(properties.IntegrationUri)?.[1];
  if (functionArn === undefined)
    throw unsupported(resource, `the integration URI ${properties.IntegrationUri}`);
  return { functionName: functionArn, timeoutMs: properties.TimeoutInMillis };
}
