import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

/** A user pool as far as a browser sees it: what it is, a page that lets everybody in, and tokens for a code. */
let pool: Server;
let poolUrl: string;
/** The network between the browser and the pool is away: tells that somebody has tried it. */
let away: (() => void) | undefined;
let tokens = 0;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

beforeAll(async () => {
  pool = createServer((request, response) => {
    const url = new URL(request.url ?? '/', poolUrl);
    if (away) {
      away();
      return void request.socket.destroy();
    }
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
    tokens += 1;
    const claims = {
      jti: String(tokens),
      iss: poolUrl,
      aud: 'page',
      sub: 's',
      exp: nowSeconds + 3600,
      iat: nowSeconds,
    };
    json({
      access_token: 'a',
      refresh_token: 'r',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: `${part({ alg: 'none' })}.${part(claims)}.x`,
    });
  });
  await new Promise<void>((resolve) => pool.listen(0, '127.0.0.1', resolve));
  poolUrl = `http://127.0.0.1:${(pool.address() as AddressInfo).port}`;
});
afterAll(() => void pool.close());

/** A window where nobody is signed in yet. */
const openSignedOut = async () => {
  const page = await test.open({ bypassCSP: true });
  await page.addInitScript(() => {
    if (sessionStorage.getItem('kaskad.session') === 'local-admin')
      sessionStorage.removeItem('kaskad.session');
  });
  await page.route('**/console/config.json', (route) =>
    route.fulfill({ json: { signIn: 'cognito', authority: poolUrl, clientId: 'page', domain: poolUrl } }),
  );
  return page;
};

describe('signing in by a user pool', () => {
  it('goes to its page and comes back to where one was, with the id token', async () => {
    const page = await openSignedOut();
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

    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/calls');
    expect(tokens[0]).toMatch(/^Bearer ey/);
  });

  it('is renewed when its token has run out, and outlives a network that is away', async () => {
    const page = await openSignedOut();
    let token = '';
    let runOut: string | undefined;
    await page.route('**/v1/**', (route) => {
      const headers = route.request().headers();
      token = headers.authorization ?? '';
      return token === runOut
        ? route.fulfill({ status: 401, json: { title: 'Unauthorized' } })
        : route.continue({ headers: { ...headers, authorization: 'Bearer local-operator' } });
    });
    await page.goto('/calls?queue=main');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    runOut = token;
    const tried = new Promise<void>((resolve) => {
      away = resolve;
    });
    await page.reload();
    await tried;
    away = undefined;

    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    expect(token).toMatch(/^Bearer ey/);
    expect(token).not.toBe(runOut);
  }, 60_000);

  it('that the pool refuses leaves nothing of its answer in the address', async () => {
    const page = await openSignedOut();
    await page.goto('/?error=access_denied&state=unknown');
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();

    expect(new URL(page.url()).search).toBe('');
  });

  it('of somebody without a role is ended at the pool as well', async () => {
    const page = await openSignedOut();
    await page.route('**/v1/**', (route) => route.fulfill({ status: 403, json: { title: 'No role' } }));
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const logout = page.waitForRequest((request) => request.url().startsWith(`${poolUrl}/logout?`));
    await page.getByRole('button', { name: 'Sign out' }).click();

    await logout;
  });
});
