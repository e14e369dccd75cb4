import { afterAll, beforeAll } from '@jest/globals';
import type { Local, LocalOptions } from '../../../local/contract.ts';
import { startLocal } from '../../../local/start.ts';

const assembly = 'test/local/fixtures/shop';

export const startFixture = (options: Partial<LocalOptions> = {}): Promise<Local> =>
  startLocal({ assembly, ...options });

/** Starts the small shop of the fixtures for a test file and stops it after. */
export function freshFixture(options: Partial<LocalOptions> = {}): () => Local {
  let local: Local | undefined;
  beforeAll(async () => {
    local = await startFixture(options);
  });
  afterAll(async () => await local?.stop());
  return () => {
    if (!local) throw new Error('The fixture has not started');
    return local;
  };
}

export const postItems = (local: Local, items: readonly object[]): Promise<Response> =>
  fetch(`${local.url}/items`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(items),
  });

/** Configuration that leads an SDK client to the local run, as the environment does for functions. */
export const clientConfig = (local: Local) => ({
  endpoint: local.awsUrl,
  region: local.dynamodb.region,
  credentials: local.dynamodb.credentials,
  maxAttempts: 1,
});

export const localCall = async (local: Local, method: string, path: string, body?: unknown) => {
  const response = await fetch(`${local.url}/_local/${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as unknown,
  };
};
