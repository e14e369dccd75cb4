import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import type { Api } from '../kaskad/api.ts';

export interface Keys {
  readonly server: string;
  readonly token: string;
}

/** As `npm run keys` prints them, once. */
export const keysIn = (printed: string): Keys => {
  const [server, token] = ['server', 'token'].map((kind) => new RegExp(`${kind}_\\S+`).exec(printed)?.[0]);
  if (!server || !token) throw new Error('npm run keys printed no keys');
  return { server, token };
};

const EVENT = 'Smoke Lit';
const template = { channel: 'email', subject: 'Smoke', text: 'Nobody reads this.' };
const journey = {
  name: 'Smoke',
  purpose: 'marketing',
  trigger: { event: EVENT },
  steps: [{ id: 'write', kind: 'send', channel: 'email', template: 'smoke' }],
};

const put = async (api: Api, path: string, body: object): Promise<void> => {
  await api.json(z.unknown(), 'PUT', path, body);
};
const order = async (api: Api, path: string): Promise<void> => {
  await api.json(z.unknown(), 'POST', path);
};

/** A shop that writes at any hour to whoever lights the fire, and to nobody else. */
export const arrangeHouse = async (api: Api, sender: string): Promise<void> => {
  await order(api, '/v1/journeys/cart-abandoned/stop');
  await put(api, '/v1/settings/shop', { name: 'Smoke', email: { from: sender } });
  await put(api, '/v1/settings/contact', { timezone: 'UTC', quietHours: {}, caps: {} });
  await put(api, '/v1/templates/smoke', template);
  await order(api, '/v1/templates/smoke/publish');
  await put(api, '/v1/journeys/smoke', journey);
  await order(api, '/v1/journeys/smoke/publish');
};

const eventsOf = (address: string) => {
  const userId = address;
  const traits = { email: address, consent: { email: 'granted' } };
  return [
    { type: 'identify', userId, traits },
    { type: 'track', userId, event: EVENT },
  ];
};

const accepted = z.object({ accepted: z.int() });

/** Packed as JSON: whether an HTTP API hands such a body over whole stands on no page. */
export const lightFire = async (url: string, key: string, addresses: readonly string[]): Promise<void> => {
  const batch = addresses.flatMap(eventsOf);
  const body = gzipSync(JSON.stringify({ batch }));
  const headers = {
    'content-type': 'application/json',
    'content-encoding': 'gzip',
    authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
  };
  const response = await fetch(new URL('/v1/batch', url), { method: 'POST', headers, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`/v1/batch answered ${response.status} to a packed body: ${text}`);
  const count = accepted.parse(JSON.parse(text)).accepted;
  if (count !== batch.length) throw new Error(`${count} of ${batch.length} events were taken`);
};

const person = z.looseObject({ id: z.string() });
const timeline = z.looseObject({ entries: z.array(z.looseObject({ kind: z.string(), name: z.string() })) });

/** What the provider has reported of whoever has this address, by name; nothing of whoever is not there yet. */
export const reportsOf = async (api: Api, address: string): Promise<string[]> => {
  const value = encodeURIComponent(address);
  const found = await api.ask('GET', `/v1/profiles/lookup?namespace=email&value=${value}`);
  if (!found.ok) return [];
  const { id } = person.parse(await found.json());
  const { entries } = await api.json(timeline, 'GET', `/v1/profiles/${id}/timeline`);
  return entries.filter(({ kind }) => kind === 'delivery').map(({ name }) => name);
};
