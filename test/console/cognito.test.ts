import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

/** A user pool as far as a browser sees it: what it is, a page that lets everybody in, and tokens for a code. */
let pool: Server;
let poolUrl: string;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

beforeAll(async () => {
  pool = createServer((request, response) => {
    const url = new URL(request.url ?? '/', poolUrl);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    const json = (body: object) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration')
      return void json({
        issuer: poolUrl,
        authorization_endpoint: `${poolUrl}/oauth2/authorize`,
        token_endpoint: `${poolUrl}/oauth2/token`,
      });
    if (url.pathname === '/oauth2/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = `${new URLSearchParams({ code: 'c', state: url.searchParams.get('state') ?? '' })}`;
      return void response.writeHead(302, { location: back.href }).end();
    }
    const nowSeconds = Math.floor(Date.now() / 1000);
    const claims = { iss: poolUrl, aud: 'page', sub: 's', exp: nowSeconds + 3600, iat: nowSeconds };
    json({
      access_token: 'a',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: `${part({ alg: 'none' })}.${part(claims)}.x`,
    });
  });
  await new Promise<void>((resolve) => pool.listen(0, '127.0.0.1', resolve));
  poolUrl = `http://127.0.0.1:${(pool.address() as AddressInfo).port}`;
});
afterAll(() => void pool.close());

describe('signing in by a user pool', () => {
  it('goes to its page and comes back to where one was, with the id token', async () => {
    const page = await test.open({ bypassCSP: true });
    await page.addInitScript(() => {
      if (sessionStorage.getItem('kaskad.session') === 'local-admin')
        sessionStorage.removeItem('kaskad.session');
    });
    await page.route('**/console/config.json', (route) =>
      route.fulfill({ json: { signIn: 'cognito', authority: poolUrl, clientId: 'page', domain: poolUrl } }),
    );
    const tokens: string[] = [];
    await page.route('**/v1/**', (route) => {
      const token = route.request().headers().authorization ?? '';
      tokens.push(token);
      return route.continue({
        headers: { ...route.request().headers(), authorization: 'Bearer local-operator' },
      });
    });
    await page.goto('/calls?queue=main');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();

    await page.getByRole('button', { name: 'Operator' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/calls');
    expect(tokens[0]).toMatch(/^Bearer ey/);
  });
});
