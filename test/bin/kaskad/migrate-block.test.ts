import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blockAddresses, blockedCsv } from '../../../bin/kaskad/migrate/block.ts';

let folder = '';
let url = '';
let answers: [status: number, body: string][] = [];
const asked: unknown[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  asked.push(JSON.parse(body));
  const [status, said] = answers.shift() ?? [500, 'asked too often'];
  response.writeHead(status, { 'retry-after': '0' }).end(said);
});

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kaskad-block-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

const tell = (...said: typeof answers) => {
  answers = said;
  asked.length = 0;
  const path = join(folder, 'blocked.csv');
  const gone = { channel: 'email' as const, address: 'gone@example.com', reason: 'bounced' as const };
  writeFileSync(path, blockedCsv([{ ...gone, at: undefined }]));
  return blockAddresses(path, { url, token: 't' });
};

describe('addresses to block', () => {
  it('are told again where Kaskad could not answer', async () => {
    expect(await tell([503, ''], [200, '{"blocked":1,"known":0}'])).toBe(1);

    const addresses = [{ channel: 'email', address: 'gone@example.com', reason: 'bounced' }];
    expect(asked).toEqual([{ addresses }, { addresses }]);
  });

  it('that are refused are said to be with the reason, once', async () => {
    await expect(tell([422, '{"faults":[{"path":"addresses.0.address"}]}'])).rejects.toThrow(
      /422.*addresses\.0\.address/,
    );
    expect(asked).toHaveLength(1);
  });
});
