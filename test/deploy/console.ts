import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { type Account, call, read, texts } from './aws.ts';
import { openFrontDoor } from './front-door.ts';
import { outputs } from './stacks.ts';

interface Config {
  readonly signIn: string;
  readonly authority: string;
  readonly clientId: string;
  readonly domain: string;
}

const pool = <T>(account: Account, action: string, input: object) =>
  call<T>(account, 'cognito-idp', `AWSCognitoIdentityProviderService.${action}`, input);

/** As a browser comes to its address at CloudFront: by HTTPS, which ends before the emulator. */
export async function throughEdge<T>(
  account: Account,
  work: (look: (path: string) => Promise<Response>) => Promise<T>,
): Promise<T> {
  const { ConsoleUrl = '' } = await outputs(account);
  const at = `http://${new URL(ConsoleUrl).host}:${new URL(account.url).port}`;
  const door = await openFrontDoor(at, { 'x-forwarded-proto': 'https' });
  try {
    return await work((path) => fetch(`${door.url}${path}`, { redirect: 'manual' }));
  } finally {
    await door.stop();
  }
}

/** The copied files as a browser gets them, and the sign-in that they name. */
export async function expectConsole(account: Account): Promise<void> {
  const config = await throughEdge(account, async (look) => {
    await pageIsServed(look);
    return (await (await look('/console/config.json')).json()) as Config;
  });
  await signInIsClosed(account, config);
  await filesAreOurs(account);
}

async function pageIsServed(look: (path: string) => Promise<Response>): Promise<void> {
  const page = await look('/');
  strictEqual(page.status, 200);
  match(page.headers.get('content-type') ?? '', /text\/html/);
  match(page.headers.get('content-security-policy') ?? '', /script-src 'self';.*frame-ancestors 'none'/);
  for (const header of ['strict-transport-security', 'x-content-type-options', 'x-frame-options'])
    ok(page.headers.has(header), header);
  const html = await page.text();
  strictEqual(await (await look('/journeys/cart-abandoned')).text(), html, 'A deep link is the same page');
  const [, script = ''] = /<script [^>]*src="([^"]+)"/.exec(html) ?? [];
  const file = await look(script);
  strictEqual(file.status, 200, script);
  match(file.headers.get('content-type') ?? '', /javascript/);
  match(file.headers.get('cache-control') ?? '', /immutable/);
  ok((await look('/console/none.js')).status >= 400, 'A file that is not there is no page');
}

async function signInIsClosed(account: Account, { signIn, authority, clientId }: Config): Promise<void> {
  strictEqual(signIn, 'cognito');
  const { ConsoleUrl } = await outputs(account);
  const UserPoolId = authority.split('/').at(-1);
  type Client = { UserPoolClient: Record<string, unknown> };
  const { UserPoolClient } = await pool<Client>(account, 'DescribeUserPoolClient', {
    UserPoolId,
    ClientId: clientId,
  });
  deepStrictEqual(UserPoolClient.CallbackURLs, [`${ConsoleUrl}/`]);
  deepStrictEqual(UserPoolClient.AllowedOAuthFlows, ['code']);
  strictEqual(UserPoolClient.ClientSecret, undefined);
  const { MfaConfiguration } = await pool<Record<string, unknown>>(account, 'GetUserPoolMfaConfig', {
    UserPoolId,
  });
  strictEqual(MfaConfiguration, 'ON');
  const { Groups } = await pool<{ Groups: { GroupName: string }[] }>(account, 'ListGroups', { UserPoolId });
  deepStrictEqual(Groups.map(({ GroupName }) => GroupName).sort(), [
    'admin',
    'marketer',
    'operator',
    'viewer',
  ]);
  type Pool = { UserPool: { AdminCreateUserConfig?: { AllowAdminCreateUserOnly?: boolean } } };
  const { UserPool } = await pool<Pool>(account, 'DescribeUserPool', { UserPoolId });
  strictEqual(UserPool.AdminCreateUserConfig?.AllowAdminCreateUserOnly, true);
}

/** Of the bucket nothing is public. */
async function filesAreOurs(account: Account): Promise<void> {
  const block = await read(account, 's3', `/${await consoleBucket(account)}?publicAccessBlock`);
  for (const what of ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'])
    deepStrictEqual(texts(block, what), ['true'], what);
}

export async function consoleBucket(account: Account): Promise<string> {
  const named = texts(await read(account, 's3', '/'), 'Name').filter((name) =>
    name.includes('console-files'),
  );
  strictEqual(named.length, 1);
  return named[0] ?? '';
}

/** The pool outlives its stack, as the people in it should. */
export async function dropUserPools(account: Account): Promise<void> {
  const { UserPools } = await pool<{ UserPools: { Id: string }[] }>(account, 'ListUserPools', {
    MaxResults: 10,
  });
  strictEqual(UserPools.length, 1, 'The user pool did not outlive its stack');
  for (const { Id } of UserPools) {
    await pool(account, 'UpdateUserPool', { UserPoolId: Id, DeletionProtection: 'INACTIVE' });
    await pool(account, 'DeleteUserPool', { UserPoolId: Id });
  }
}
