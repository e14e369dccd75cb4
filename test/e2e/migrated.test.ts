import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { importClient } from '../../bin/import/import-client.ts';
import { sendParts } from '../../bin/import/run-import.ts';
import { blockAddresses, blockedCsv } from '../../bin/kaskad/migrate/block.ts';
import { contactLines } from '../../bin/kaskad/migrate/contacts.ts';
import { LeftFile } from '../../bin/kaskad/migrate/left-file.ts';
import { writeContacts } from '../../bin/kaskad/migrate/write-contacts.ts';
import { mailchimp } from '../../core/migrate/csv/mailchimp.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';
import { keys } from '../support/target.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let folder = '';

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  folder = mkdtempSync(join(tmpdir(), 'kaskad-migrated-'));
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await local.stop();
});

const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const lookup = async (email: string) =>
  (await kaskad.admin('GET', `/v1/profiles/lookup?namespace=email&value=${encodeURIComponent(email)}`))
    .json as {
    id: string;
    traits: Record<string, unknown>;
    consent: { channel: string; status: string; at: string }[];
  };

it('an audience of Mailchimp arrives with its consents, and who bounced there is written to no more', async () => {
  const files = [
    put(
      'subscribed_a.csv',
      'Email Address,First Name,CONFIRM_TIME\nann@moved.example,Ann,2021-03-01 10:00:00\n',
    ),
    put('unsubscribed_a.csv', 'Email Address,UNSUB_TIME\nbob@moved.example,2023-05-06 07:08:09\n'),
    put('cleaned_a.csv', 'Email Address,CLEAN_TIME\ngone@moved.example,2022-02-02 02:02:02\n'),
  ];
  const ask = { files, encoding: 'utf-8', country: undefined, status: undefined, nowMs: Date.now() };
  const { blocked } = await writeContacts(folder, contactLines(mailchimp, ask), new LeftFile());
  const blockedFile = put('blocked.csv', blockedCsv(blocked));

  const connection = { url: local.url, token: keys.token };
  const told = await blockAddresses(blockedFile, connection);
  const client = importClient(connection);
  const mapping: unknown = JSON.parse(readFileSync(join(folder, 'customers.mapping.json'), 'utf8'));
  const path = join(folder, 'customers.csv');
  const begun = await client.begin({ name: basename(path), kind: 'customers', mapping });
  await sendParts(client, begun, { path, encoding: 'utf-8' }, { onPart: () => undefined });
  const { rows, accepted, refused } = await client.finish(begun.id);
  await kaskad.idle();

  expect({ told, rows, accepted, refused }).toEqual({ told: 1, rows: 3, accepted: 3, refused: 0 });
  expect(await lookup('ann@moved.example')).toMatchObject({
    traits: { firstName: 'Ann' },
    consent: [{ channel: 'email', status: 'granted', at: '2021-03-01T10:00:00.000Z' }],
  });
  expect(await lookup('bob@moved.example')).toMatchObject({
    consent: [{ channel: 'email', status: 'denied', at: '2023-05-06T07:08:09.000Z' }],
  });
  const gone = await lookup('gone@moved.example');
  const message = { profileId: gone.id, template: 'cart-email', idempotencyKey: 'after-the-move' };
  expect((await kaskad.admin('POST', '/v1/messages', message)).status).toBe(202);
  await kaskad.idle();
  const timeline = await kaskad.admin('GET', `/v1/profiles/${gone.id}/timeline`);
  expect(await kaskad.outbox(gone.id)).toEqual([]);
  expect(JSON.stringify(timeline.json)).toContain('"suppressed"');
}, 60_000);
