import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { importClient, type TheirImport } from '../../../bin/import/import-client.ts';
import { headersOf, sendParts } from '../../../bin/import/run-import.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaskad-import-'));
const path = join(folder, 'a.csv');
const source = { path, encoding: 'utf-8' };

let answers: { status: number; body?: object; headers?: Record<string, string> }[];
let asked: string[];
let client: ReturnType<typeof importClient>;
let pauses: number[];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  request.resume();
  const { status, body, headers } = answers.shift() ?? {
    status: 200,
    body: { rows: 1, accepted: 1, refusedRows: 0 },
  };
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(body ?? {}));
});

beforeEach(async () => {
  [answers, asked, pauses] = [[], [], []];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = importClient({ url, token: 't' }, async (ms) => void pauses.push(ms));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(path, { force: true });
});

const theirs = (partsDone: [number, number][]): TheirImport => ({
  id: 'i1',
  status: 'open',
  rows: 0,
  accepted: 0,
  refused: 0,
  expiresAt: '',
  partsDone,
  request: { kind: 'customers', mapping: { b: 'email' } },
});
const manyParts = () => writeFileSync(path, `a;b\n${`${'x'.repeat(1000)};ann@example.com\n`.repeat(4000)}`);

describe('an import from the command line', () => {
  it('leaves out the parts that are there', async () => {
    manyParts();
    const seen: unknown[] = [];

    await sendParts(
      client,
      theirs([
        [1, 2],
        [4, 4],
      ]),
      source,
      { onPart: ({ part }, answer) => void seen.push([part, answer === 'done-before']) },
    );

    expect(asked.map((line) => line.split('?')[0]).toSorted()).toEqual([
      'PUT /v1/imports/i1/parts/3',
      'PUT /v1/imports/i1/parts/5',
    ]);
    expect(seen.length).toBe(5);
  });

  it('tries again what passes, as late as it is told', async () => {
    writeFileSync(path, 'b\nann@example.com\n');
    answers = [{ status: 429, headers: { 'retry-after': '7' } }, { status: 503 }];

    await sendParts(client, theirs([]), source, { onPart: () => undefined });

    expect(asked.length).toBe(3);
    expect(pauses[0]).toBeGreaterThanOrEqual(7000);
    expect(pauses[1]).toBeLessThan(7000);
  });

  it('ends with the faults of a part that is refused', async () => {
    manyParts();
    answers = [{ status: 422, body: { title: 'Faults', faults: [{ path: '/headers', message: 'no "b"' }] } }];

    await expect(sendParts(client, theirs([]), source, { onPart: () => undefined })).rejects.toThrow(
      'no "b"',
    );
  });

  it('finds the delimiter by the headers of the mapping', async () => {
    writeFileSync(path, '"a,1,2,3";b\n1;2\n');

    expect(await headersOf(source, ['b'])).toEqual({ delimiter: ';', headers: ['a,1,2,3', 'b'] });
  });
});
