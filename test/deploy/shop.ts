import { ok, strictEqual } from 'node:assert/strict';
import { join } from 'node:path';
import { type Account, post } from './aws.ts';
import { finished, startGroup } from './group.ts';
import type { Keys } from './keys.ts';

const root = join(import.meta.dirname, '..', '..');
const suite = ['seconds', 'bad-input', 'journeys', 'cart-cascade', 'clients'].map(
  (name) => `test/e2e/${name}.test.ts`,
);
/** The domain that the shop writes from. */
export const SENDERS = 'example.com';
const LONGEST_MS = 180_000;
const PATIENCE_MS = 45_000;

const request = async (url: string, key: string, method: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${key}`, 'x-write-key': key, 'content-type': 'application/json' };
  const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  const answer = await fetch(`${url}${path}`, init);
  const text = await answer.text();
  ok(answer.ok, `${method} ${path} answered ${answer.status}: ${text}`);
  return JSON.parse(text);
};

/** A sender, and no hours or caps that would make the outcome depend on the time of day. */
export async function arrangeShop(account: Account, url: string, { token }: Keys): Promise<void> {
  // As in a new account, sender and recipients are to be verified; a domain is for all of its addresses.
  await post(account, 'ses', '/v2/email/identities', { EmailIdentity: SENDERS });
  const shop = {
    name: 'Tea & Table',
    cartUrl: 'https://shop.example/cart',
    allowedOrigins: ['https://shop.example'],
    email: { from: 'shop@example.com' },
    sms: { senderId: 'KASKAD' },
  };
  await request(url, token, 'PUT', '/v1/settings/shop', shop);
  await request(url, token, 'PUT', '/v1/settings/contact', { timezone: 'UTC', quietHours: {}, caps: {} });
}

/** The suite of the local run, less the cases that are tagged local. */
export async function blackBox(account: Account, url: string, keys: Keys): Promise<void> {
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
  ];
  const group = startGroup(process.execPath, [...jest, '--maxWorkers=3', ...suite], {
    cwd: root,
    env: {
      ...process.env,
      ...{ KASKAD_URL: url, KASKAD_EMULATOR_URL: account.url },
      ...{ KASKAD_WEB_KEY: keys.web, KASKAD_SERVER_KEY: keys.server, KASKAD_TOKEN: keys.token },
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = await finished(group, LONGEST_MS);
  if (end !== 0) throw new Error(`The black-box suite ended with ${end}`);
}

/**
 * Somebody enters a journey whose wait is longer than a deployment takes.
 * @returns what to do afterwards: expect that she is known, by the same keys, and that the mail still comes
 */
export async function leaveSomebodyWaiting(
  account: Account,
  url: string,
  keys: Keys,
): Promise<() => Promise<void>> {
  const email = 'waiting@example.com';
  const steps = [
    { id: 'pause', kind: 'wait', for: 'PT12S' },
    { id: 'hello', kind: 'send', channel: 'email', template: 'still-here' },
  ];
  const trigger = { event: 'Waits Over A Deploy' };
  const journey = { id: 'over-a-deploy', name: 'Over a deploy', purpose: 'marketing', trigger, steps };
  const template = { id: 'still-here', channel: 'email', subject: 'Still here', text: 'Nothing was lost.' };
  await request(url, keys.token, 'PUT', '/v1/templates/still-here', template);
  await request(url, keys.token, 'PUT', '/v1/journeys/over-a-deploy', {
    ...journey,
    entry: { reentry: 'never' },
  });
  await request(url, keys.token, 'POST', '/v1/journeys/over-a-deploy/publish');
  const userId = 'waits-over-a-deploy';
  const traits = { email, consent: { email: 'granted' } };
  const batch = [
    { type: 'identify', userId, traits },
    { type: 'track', userId, event: trigger.event },
  ];
  await request(url, keys.web, 'POST', '/v1/batch', { batch });
  const lookup = () =>
    request(url, keys.token, 'GET', `/v1/profiles/lookup?namespace=userId&value=${userId}`);
  const before = await eventually(async () => {
    const person = await lookup().catch(() => undefined);
    return person?.enrollments.length === 1 ? person : undefined;
  }, 'She did not enter the journey');
  ok(!(await wasMailed(account, email)), 'The mail came before the second deploy');
  return async () => {
    await request(url, keys.web, 'POST', '/v1/batch', {
      batch: [{ type: 'identify', userId, traits: { city: 'Bonn' } }],
    });
    await eventually(() => wasMailed(account, email), 'The mail did not come after the second deploy');
    strictEqual((await lookup()).id, before.id, 'She is somebody else after the second deploy');
  };
}

const wasMailed = async (account: Account, email: string): Promise<boolean> =>
  (await (await fetch(`${account.url}/_ministack/ses/messages`)).text()).includes(email);

async function eventually<T>(look: () => Promise<T | undefined | false>, otherwise: string): Promise<T> {
  const deadlineMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadlineMs) throw new Error(otherwise);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
