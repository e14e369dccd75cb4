import { describe, expect, it } from '@jest/globals';
import { createRouter } from '../../../local/http/router.ts';

const keys = (...routeKeys: string[]) => createRouter(routeKeys.map((routeKey) => ({ routeKey })));

describe('the routes of an HTTP API', () => {
  // The example of the API Gateway guide, "Routing API requests".
  const pets = keys(
    '$default',
    'ANY /{proxy+}',
    'GET /pets/{proxy+}',
    'GET /pets/dog/{id}',
    'GET /pets/dog/1',
  );

  it.each([
    ['GET', '/pets/dog/1', 'GET /pets/dog/1'],
    ['GET', '/pets/dog/2', 'GET /pets/dog/{id}'],
    ['GET', '/pets/cat/1', 'GET /pets/{proxy+}'],
    ['POST', '/test/5', 'ANY /{proxy+}'],
    ['POST', '/pets/dog/1', 'ANY /{proxy+}'],
    ['GET', '/', '$default'],
  ])('%s %s goes to %s', (method, path, routeKey) => {
    expect(pets(method, path)?.route.routeKey).toBe(routeKey);
  });

  it('prefers the nearer path and then the named method', () => {
    const route = keys('ANY /v1/{proxy+}', 'OPTIONS /v1/{proxy+}', 'OPTIONS /{proxy+}', 'POST /v1/track');
    expect(route('OPTIONS', '/v1/track')?.route.routeKey).toBe('OPTIONS /v1/{proxy+}');
    expect(route('POST', '/v1/track')?.route.routeKey).toBe('POST /v1/track');
    expect(route('GET', '/v1/track')?.route.routeKey).toBe('ANY /v1/{proxy+}');
    expect(route('OPTIONS', '/api/s/x')?.route.routeKey).toBe('OPTIONS /{proxy+}');
    expect(route('GET', '/other')).toBeUndefined();
  });

  it('hands over decoded path parameters', () => {
    const route = keys('GET /v1/{type}/items/{proxy+}', 'GET /c/{token}');
    expect(route('GET', '/v1/a%20b/items/x/y')?.pathParameters).toEqual({ type: 'a b', proxy: 'x/y' });
    expect(route('GET', '/c/100%')?.pathParameters).toEqual({ token: '100%' });
  });

  it('tells a trailing slash apart and needs something for a parameter', () => {
    const route = keys('GET /sourceConfig', 'GET /c/{token}', 'GET /v1/{proxy+}');
    expect(route('GET', '/sourceConfig/')).toBeUndefined();
    expect(route('GET', '/c/')).toBeUndefined();
    expect(route('GET', '/v1')).toBeUndefined();
  });

  // Undocumented; how others reach a path with a slash: https://github.com/storacha/w3infra/pull/166
  it('takes the bare slash below a path for a child of it', () => {
    const route = keys('GET /sourceConfig', 'GET /sourceConfig/{proxy+}');
    expect(route('GET', '/sourceConfig')?.route.routeKey).toBe('GET /sourceConfig');
    expect(route('GET', '/sourceConfig/')).toEqual({
      route: { routeKey: 'GET /sourceConfig/{proxy+}' },
      pathParameters: { proxy: '' },
    });
  });
});
