/** Where the emulator is and who asks: a key id of its own, since the CDK remembers accounts by key. */
export interface Account {
  readonly url: string;
  readonly variables: Readonly<Record<string, string>>;
}

const REGION = 'us-east-1';
const KEY = 'kaskad-deploy-test';
const API_VERSIONS: Readonly<Record<string, string>> = {
  cloudformation: '2010-05-15',
  iam: '2010-05-08',
  monitoring: '2010-08-01',
  sns: '2010-03-31',
};

export const accountAt = (url: string): Account => ({
  url,
  variables: {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: KEY,
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
  },
});

/** The emulator checks no signature; it reads from it who is asked. */
const authorization = (service: string) =>
  `AWS4-HMAC-SHA256 Credential=${KEY}/20260101/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`;

const answered = async (what: string, response: Response): Promise<string> => {
  const text = await response.text();
  if (!response.ok) throw new Error(`${what} answered ${response.status}: ${text}`);
  return text;
};

/** A call of the old kind, by form; the answer is XML. */
export async function query(
  account: Account,
  service: 'cloudformation' | 'iam' | 'monitoring' | 'sns',
  action: string,
  parameters: Record<string, string> = {},
): Promise<string> {
  const body = new URLSearchParams({ Action: action, Version: API_VERSIONS[service] ?? '', ...parameters });
  const headers = { authorization: authorization(service) };
  return answered(action, await fetch(account.url, { method: 'POST', headers, body }));
}

/** A call by path as it was answered. */
export async function read(account: Account, service: string, path: string): Promise<string> {
  const headers = { authorization: authorization(service) };
  return answered(path, await fetch(`${account.url}${path}`, { headers }));
}

/** A call by path, as Lambda, HTTP APIs and SES take it. */
export const get = async <T>(account: Account, service: string, path: string): Promise<T> =>
  JSON.parse(await read(account, service, path)) as T;

/** A call that makes something, by path. */
export async function post(account: Account, service: string, path: string, input: object): Promise<void> {
  const headers = { authorization: authorization(service), 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(input) };
  await answered(path, await fetch(`${account.url}${path}`, init));
}

/** A call that replaces something, by path, with a text as it is. */
export async function put(account: Account, service: string, path: string, body: string): Promise<void> {
  const headers = { authorization: authorization(service) };
  await answered(path, await fetch(`${account.url}${path}`, { method: 'PUT', headers, body }));
}

/** A call that deletes something, by path. */
export async function remove(account: Account, service: string, path: string): Promise<void> {
  const headers = { authorization: authorization(service) };
  await answered(path, await fetch(`${account.url}${path}`, { method: 'DELETE', headers }));
}

/** A call by target header with JSON both ways. */
export async function call<T>(account: Account, service: string, target: string, input: object): Promise<T> {
  const headers = {
    authorization: authorization(service),
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
  };
  const init = { method: 'POST', headers, body: JSON.stringify(input) };
  return JSON.parse((await answered(target, await fetch(account.url, init))) || '{}') as T;
}

/** The texts of all elements of one name, in order. */
export const texts = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}>([^<]*)</${element}>`, 'g'))].map(([, text]) => text ?? '');
