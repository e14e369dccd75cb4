import { describe, expect, it } from '@jest/globals';
import { synthesize } from '../synth.ts';

const { ofType, templates } = synthesize();
const keysOf = (group: string) =>
  ofType('AWS::ApiGatewayV2::Route')
    .filter(([id]) => id.startsWith(group))
    .map(([, { RouteKey }]) => RouteKey);

describe('the routes', () => {
  it('take in events under the paths of Segment, RudderStack and Jitsu clients', () => {
    const types = ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch', 'import'];
    const shortForms = ['t', 'i', 'p', 's', 'g', 'a', 'b'];

    expect(keysOf('IngestRoutes')).toEqual(
      expect.arrayContaining([
        ...[...types, ...shortForms].map((type) => `POST /v1/${type}`),
        'POST /api/s/{type}',
        'POST /api/s/s2s/{type}',
      ]),
    );
  });

  it('answer what browser clients ask for first', () => {
    expect(keysOf('IngestRoutes')).toEqual(
      expect.arrayContaining([
        'GET /v1/projects/{writeKey}/settings',
        'GET /analytics.js/v1/{writeKey}/analytics.min.js',
        'GET /analytics-next/bundles/{file}',
        'GET /sourceConfig',
        'GET /sourceConfig/{proxy+}',
      ]),
    );
  });

  it('leave every preflight to collect, also under /v1 where the API takes any method', () => {
    expect(keysOf('IngestRoutes')).toEqual(
      expect.arrayContaining(['OPTIONS /{proxy+}', 'OPTIONS /v1/{proxy+}']),
    );
    expect(keysOf('ApiRoutes')).toEqual(['ANY /v1/{proxy+}']);
  });

  // https://github.com/storacha/w3infra/pull/166, https://github.com/aws/serverless-application-model/issues/1949
  it('end in no slash, which an HTTP API would refuse', () => {
    const keys = keysOf('').map((key) => String(key));

    expect(keys.length).toBeGreaterThan(20);
    expect(keys.filter((key) => key.endsWith('/'))).toEqual([]);
  });

  it('lead from messages back to the shop', () => {
    expect(keysOf('LinkRoutes')).toEqual([
      'GET /c/{token}',
      'GET /q/{token}',
      'GET /u/{token}',
      'POST /u/{token}',
      'GET /p/{token}',
      'POST /p/{token}',
      'GET /o/{token}',
      'POST /o/{token}',
      'GET /v1/cart',
      'GET /v1/onsite',
      'POST /v1/onsite',
    ]);
  });

  it('hand payload 2.0 to one integration per function', () => {
    templates.engine.resourceCountIs('AWS::ApiGatewayV2::Integration', 3);
    templates.engine.allResourcesProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
    });
  });

  it('let the gateway call a function only for this API', () => {
    for (const [, permission] of ofType('AWS::Lambda::Permission'))
      expect(JSON.stringify(permission)).toMatch(/execute-api.*HttpApi.*\/\*\/\*/);
  });
});
