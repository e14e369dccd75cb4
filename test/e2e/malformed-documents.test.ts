import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

type Item = Record<string, AttributeValue>;

let local: LocalKaskad;
let kaskad: KaskadClient;
let table: DynamoDBClient;
const logged: string[] = [];

beforeAll(async () => {
  local = await startLocalKaskad();
  local.logs.onLine(({ text }) => logged.push(text));
  kaskad = new KaskadClient(local.url);
  table = new DynamoDBClient(local.dynamodb);
}, 60_000);
afterAll(async () => {
  table.destroy();
  await local.stop();
});

const TableName = () => String(local.tableNames.ConfigTable);
const read = async (pk: string, sk = '#'): Promise<Item> => {
  const Key = { pk: { S: pk }, sk: { S: sk } };
  return (await table.send(new GetItemCommand({ TableName: TableName(), Key }))).Item ?? {};
};
const write = (item: Item) => table.send(new PutItemCommand({ TableName: TableName(), Item: item }));
const bodyOf = (item: Item) => JSON.parse(item.body?.S ?? 'null');

/** What somebody with a console and little time does: other entries in the chunk, under another head. */
const tamper = async (change: (entries: unknown[]) => unknown[], more: Record<string, string> = {}) => {
  const head = await read('HEAD');
  const { revision, chunks } = bodyOf(head) as { revision: number; chunks: Record<string, string> };
  const [prefix, hash] = Object.entries(chunks)[0] ?? [];
  const entries = change(bodyOf(await read(`CHUNK#${hash}`)) as unknown[]);
  const item = { pk: { S: `CHUNK#by-hand-${revision}` }, sk: { S: '#' } };
  await write({ ...item, body: { S: JSON.stringify(entries) } });
  const next = {
    revision: revision + 1,
    chunks: { ...chunks, [String(prefix)]: `by-hand-${revision}`, ...more },
  };
  await write({ ...head, body: { S: JSON.stringify(next) }, revision: { N: String(next.revision) } });
};

const skipped = () =>
  logged.flatMap((line) => {
    const found = /malformed document skipped.*?document[\\"]+:[\\"]+([^"\\]+)/.exec(line)?.[1];
    return found === undefined ? [] : [found];
  });

it('what somebody wrote into the table by hand is skipped and told, and everything else goes on', async () => {
  await tamper((entries) => [
    ...entries,
    null,
    'garbage',
    { kind: 'journey', id: 'no-steps', version: 1, status: 'live', document: { id: 'no-steps' } },
    { kind: 'journey', id: 'odd', version: 1, status: 'running', document: { id: 'odd', steps: 'none' } },
    { kind: 'template', id: 'empty', version: 1, document: { id: 'empty', channel: 'pigeon' } },
    { kind: 'segment', id: 'vip', version: 'one', document: { id: 'vip', condition: [] } },
    { kind: 'nonsense', id: 'x', version: 1, document: {} },
  ]);
  const ann = await newShopper(kaskad, 'ann');

  await ann.adds('p1');
  await kaskad.advance('PT61M');

  expect(await ann.got()).toEqual(['email']);
  expect(new Set(skipped())).toEqual(
    new Set(['journey/no-steps', 'journey/odd', 'template/empty', 'segment/vip', 'nonsense/x']),
  );
  const list = await kaskad.admin('GET', '/v1/journeys');
  const put = await kaskad.admin('PUT', '/v1/templates/hello', { channel: 'sms', text: 'Hello' });
  const mended = await kaskad.admin('PUT', '/v1/templates/empty', { channel: 'sms', text: 'Hello' });
  expect([list.status, put.status, mended.status]).toEqual([200, 200, 200]);
  expect(mended.json).toMatchObject({ status: 'live', published: { text: 'Hello' } });
});

it('settings that cannot be read have their careful values, field by field', async () => {
  await kaskad.admin('PUT', '/v1/settings/contact', { timezone: 'Europe/Berlin' });
  await tamper((entries) =>
    (entries as { kind?: string; id?: string; document?: object }[]).map((entry) =>
      entry?.kind === 'settings' && entry.id === 'contact'
        ? { ...entry, document: { ...entry.document, caps: 'none', quietHours: { email: 'never' } } }
        : entry,
    ),
  );

  const { status, json } = await kaskad.admin('GET', '/v1/settings/contact');

  expect(status).toBe(200);
  expect(json).toMatchObject({ timezone: 'Europe/Berlin', caps: { email: { max: 1, per: 'P1D' } } });
  expect(json.quietHours).toMatchObject({ email: '22:00-08:00' });
  await kaskad.admin('PUT', '/v1/settings/contact', {});
  expect(skipped()).toContain('settings/contact');
});

it('a draft that cannot be read is saved over', async () => {
  await kaskad.admin('PUT', '/v1/templates/drafty', { channel: 'sms', text: 'Hello' });
  await write({ ...(await read('DOC#template', 'drafty')), body: { S: '{"half' } });

  const seen = await kaskad.admin('GET', '/v1/templates/drafty');
  const refused = await kaskad.admin('POST', '/v1/templates/drafty/publish');
  const saved = await kaskad.admin('PUT', '/v1/templates/drafty', { channel: 'sms', text: 'Again' });

  expect([seen.status, refused.status, saved.status]).toEqual([200, 422, 200]);
  expect(saved.json).toMatchObject({ published: { text: 'Again' } });
});

it('a chunk that is no JSON takes nothing else with it', async () => {
  const ben = await newShopper(kaskad, 'ben');
  await write({ pk: { S: 'CHUNK#broken' }, sk: { S: '#' }, body: { S: '[{"kind":' } });
  await tamper((entries) => entries, { '11111111111': 'broken' });

  await ben.adds('p1');
  await kaskad.advance('PT61M');

  expect(await ben.got()).toEqual(['email']);
  expect(skipped()).toContain('chunk/broken');
});
