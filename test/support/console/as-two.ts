import { expect } from '@jest/globals';
import type { ConsoleTest } from './console-test.ts';

/** Settings saved by one administrator and agreed to by another. */
export const asTwo = async (test: ConsoleTest, path: string, settings: object): Promise<void> => {
  await test.api('PUT', `${path}?draft=true`, settings);
  await test.api('POST', `${path}/propose`, {});
  const headers = { authorization: 'Bearer local-colleague', 'content-type': 'application/json' };
  const seen = await fetch(`${test.kaskad.url}${path}`, { headers });
  const etag = seen.headers.get('etag') ?? '';
  await fetch(`${test.kaskad.url}${path}/approve`, {
    method: 'POST',
    headers: { ...headers, 'if-match': etag },
    body: '{}',
  });
  const { status } = await test.api('POST', `${path}/publish`, {});
  expect(status).toBe(200);
};
