import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { consoleTest } from '../support/console/console-test.ts';

const test = consoleTest();

/** A user pool as far as a browser sees it: what it is, a page that lets everybody in, and tokens for a code. */
let pool: Server;
let poolUrl: string;
/** The network between the browser and the pool is away: tells that somebody has tried it. */
let away: (() => void) | undefined;
let tokens = 0;
/** What the pool says to whoever asks for another token. */
let refuses = false;
let livesSeconds = 3600;

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
    const json = (body: object, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
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
    if (url.pathname === '/logout')
      return void response.writeHead(302, { location: url.searchParams.get('logout_uri') ?? '' }).end();
    if (refuses) return void json({ error: 'invalid_grant' }, 400);
    const nowSeconds = Math.floor(Date.now() / 1000);
    tokens += 1;
    const claims = {
      jti: String(tokens),
      iss: poolUrl,
      aud: 'page',
      sub: 's',
      exp: nowSeconds + livesSeconds,
      iat: nowSeconds,
    };
    json({
      access_token: 'a',
      refresh_token: 'r',
      token_type: 'Bearer',
      expires_in: livesSeconds,
      id_token: `${part({ alg: 'none' })}.${part(claims)}.x`,
    });
  });
  await new Promise<void>((resolve) => pool.listen(0, '127.0.0.1', resolve));
  poolUrl = `http://127.0.0.1:${(pool.address() as AddressInfo).port}`;
});
afterAll(() => void pool.close());
afterEach(() => {
  refuses = false;
  livesSeconds = 3600;
});

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

/** The API takes every token of the pool but those that have run out; tells which were shown to it. */
const apiBehind = async (page: Page) => {
  const runOut = new Set<string>();
  const shown: string[] = [];
  await page.route('**/v1/**', (route) => {
    const headers = route.request().headers();
    const token = headers.authorization ?? '';
    shown.push(token);
    return runOut.has(token)
      ? route.fulfill({ status: 401, json: { title: 'Unauthorized' } })
      : route.continue({ headers: { ...headers, authorization: 'Bearer local-operator' } });
  });
  return { runOut, shown, last: () => shown.at(-1) ?? '' };
};

const signIn = async (page: Page): Promise<void> => {
  await page.goto('/calls?queue=main');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
};

/** In the browser: an hour has gone by for what the pool gave out. */
const isPast = (): void => {
  const [key = ''] = Object.keys(sessionStorage).filter((each) => each.startsWith('oidc.user:'));
  const user = JSON.parse(sessionStorage.getItem(key) ?? '') as object;
  sessionStorage.setItem(key, JSON.stringify({ ...user, expires_at: 1 }));
};

/** Until `goOn`, what is asked of that address waits. */
const holds = async (page: Page, address: string) => {
  const { promise, resolve: goOn } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    await route.fallback();
  });
  return goOn;
};

describe('signing in by a user pool', () => {
  it('goes to its page and comes back to where one was, with the id token', async () => {
    const page = await openSignedOut();
    const { shown } = await apiBehind(page);
    await signIn(page);

    expect(new URL(page.url()).pathname).toBe('/calls');
    expect(shown[0]).toMatch(/^Bearer ey/);
  });

  it('is renewed when its token has run out, and outlives a network that is away', async () => {
    const page = await openSignedOut();
    const { runOut, last } = await apiBehind(page);
    await signIn(page);
    runOut.add(last());
    const tried = new Promise<void>((resolve) => {
      away = resolve;
    });
    await page.reload();
    await tried;
    away = undefined;

    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    expect(last()).toMatch(/^Bearer ey/);
    expect(runOut.has(last())).toBe(false);
  }, 60_000);

  it('outlives an API that refuses the token before it is known how people sign in', async () => {
    const page = await openSignedOut();
    const { runOut, last } = await apiBehind(page);
    await signIn(page);
    runOut.add(last());
    await page.evaluate(isPast);
    const goOn = await holds(page, '**/console/config.json');
    const { promise: tried, resolve } = Promise.withResolvers<void>();
    await page.route(`${poolUrl}/**`, (route) => {
      resolve();
      return route.abort();
    });
    const refused = page.waitForResponse((response) => response.status() === 401);
    await page.reload();
    await (await refused).finished();
    goOn();
    await tried;
    await page.unroute(`${poolUrl}/**`);

    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    expect(runOut.has(last())).toBe(false);
  }, 60_000);

  it('is renewed before its token runs out', async () => {
    livesSeconds = 61;
    const page = await openSignedOut();
    await apiBehind(page);
    await signIn(page);
    const token = () => sessionStorage.getItem('kaskad.session');
    const before = await page.evaluate(token);
    livesSeconds = 3600;

    await page.waitForFunction((old) => sessionStorage.getItem('kaskad.session') !== old, before);
    await expect(page.evaluate(token)).resolves.toMatch(/^ey/);
  });

  it('is over for whoever goes out while it is renewed', async () => {
    const page = await openSignedOut();
    const { runOut, last } = await apiBehind(page);
    await signIn(page);
    const answerNow = await holds(page, `${poolUrl}/oauth2/token`);
    const leaveNow = await holds(page, `${poolUrl}/logout?*`);
    runOut.add(last());
    const renewing = page.waitForRequest(`${poolUrl}/oauth2/token`);
    const leaving = page.waitForRequest(`${poolUrl}/logout?*`);
    await page.getByRole('navigation').getByRole('link', { name: 'Journeys' }).click();
    await renewing;
    await page.getByRole('button', { name: 'Operator' }).click();
    // A click is done when the page that it leads to has begun.
    const left = page.getByRole('menuitem', { name: 'Sign out' }).click();
    await leaving;
    const answered = page.waitForResponse(`${poolUrl}/oauth2/token`);
    answerNow();
    await (await answered).finished();
    leaveNow();
    await left;
    await page.waitForURL((url) => url.pathname === '/');

    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  }, 60_000);

  it('leaves nothing of whom the pool refuses for the next one at this desk', async () => {
    const page = await openSignedOut();
    const { runOut, last } = await apiBehind(page);
    await signIn(page);
    runOut.add(last());
    refuses = true;
    await page.getByRole('navigation').getByRole('link', { name: 'Journeys' }).click();
    await page.getByRole('textbox', { name: 'Access token' }).fill('of-another');
    await page.getByRole('button', { name: 'Sign in with a token' }).click();
    await page.getByRole('heading', { level: 1, name: 'Journeys' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Journeys' }).waitFor();

    expect(last()).toBe('Bearer of-another');
  }, 60_000);

  it('is not over for the next one when the pool refuses the one before', async () => {
    livesSeconds = 61;
    const page = await openSignedOut();
    const { last } = await apiBehind(page);
    const { promise: mayRefuse, resolve: refuse } = Promise.withResolvers<void>();
    const { promise: renewing, resolve: renews } = Promise.withResolvers<void>();
    await page.route(`${poolUrl}/oauth2/token`, async (route) => {
      if (!route.request().postData()?.includes('grant_type=refresh_token')) return route.fallback();
      renews();
      await mayRefuse;
      return route.fallback();
    });
    // The page of the pool does not come: the console stays where it is.
    await page.route(`${poolUrl}/logout?*`, (route) => route.fulfill({ status: 204 }));
    await signIn(page);
    refuses = true;
    await renewing;
    await page.getByRole('button', { name: 'Operator' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('textbox', { name: 'Access token' }).fill('of-another');
    await page.getByRole('button', { name: 'Sign in with a token' }).click();
    await page.getByRole('heading', { level: 1, name: 'Call centre' }).waitFor();
    const answered = page.waitForResponse(`${poolUrl}/oauth2/token`);
    refuse();
    await (await answered).finished();
    await page.getByRole('navigation').getByRole('link', { name: 'Journeys' }).click();
    await page.getByRole('heading', { level: 1, name: 'Journeys' }).waitFor();

    expect(last()).toBe('Bearer of-another');
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
