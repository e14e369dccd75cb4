import { afterAll, beforeAll } from '@jest/globals';
import { type LocalKaskad, startLocalKaskad } from './start-local.ts';

type Json = Record<string, unknown>;

export interface Mail {
  sendId: string;
  channel: string;
  to: string;
  subject?: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  profileId: string;
  journeyId: string;
  at: string;
}

export interface PersonView {
  id: string;
  identities: { namespace: string; value: string }[];
  traits: Json;
  consent: { channel: string; address: string; purpose: string; status: string; at: string }[];
  cart: null | {
    id: string;
    items: { productId: string; name: string; price: number; quantity: number }[];
    value: number | null;
    currency: string;
    updatedAt: string;
  };
  counters: { orders: number };
  enrollments: {
    journeyId: string;
    stepId: string | null;
    status: string;
    reason?: string;
    wakesAt?: string;
  }[];
  mergedFrom: string[];
}

export interface Entry {
  at: string;
  kind: string;
  name: string;
  source?: string;
  channel?: string;
  journeyId?: string;
  sendId?: string;
  reason?: string;
}

export const WEB = 'local-web';
export const SERVER = 'local-server';

/** Speaks to one Kaskad over HTTP only, as its users do: nothing in here knows how it is made. */
export class KaskadClient {
  readonly url: string;
  constructor(url: string) {
    this.url = url;
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : {}) as Json;
    return { status: response.status, headers: response.headers, text, json };
  }

  admin(method: string, path: string, body?: unknown) {
    return this.request(method, path, body, { authorization: 'Bearer local-admin' });
  }

  post(path: string, body: unknown, key: string = WEB) {
    return this.request('POST', path, body, { 'x-write-key': key });
  }

  async batch(events: Json[], key: string = WEB) {
    const answer = await this.post('/v1/batch', { batch: events }, key);
    if (answer.status !== 200) throw new Error(`batch answered ${answer.status}: ${answer.text}`);
    return answer.json as { accepted: number; dropped: { index: number; reason: string }[] };
  }

  async idle() {
    await this.request('GET', '/_local/idle');
  }

  async advance(duration: string) {
    const answer = await this.request('POST', '/_local/clock', { advance: duration });
    if (answer.status !== 200) throw new Error(`clock answered ${answer.status}: ${answer.text}`);
    return answer.json as { now: string; fired: number };
  }

  async now() {
    return Date.parse(String((await this.request('GET', '/_local/clock')).json.now));
  }

  async outbox(profileId?: string) {
    const all = (await this.request('GET', '/_local/outbox')).json as unknown as Mail[];
    return profileId === undefined ? all : all.filter((mail) => mail.profileId === profileId);
  }

  async feedback(sendId: string, type: string) {
    return this.request('POST', '/_local/feedback', { sendId, type });
  }

  async lookup(namespace: string, value: string) {
    const answer = await this.admin(
      'GET',
      `/v1/profiles/lookup?namespace=${namespace}&value=${encodeURIComponent(value)}`,
    );
    return answer.status === 200 ? (answer.json as unknown as PersonView) : undefined;
  }

  async timeline(profileId: string) {
    const answer = await this.admin('GET', `/v1/profiles/${profileId}/timeline`);
    return (answer.json as { entries: Entry[] }).entries;
  }
}

/** Starts a fresh local Kaskad for a test file and stops it after. */
export const freshKaskad = () => {
  const holder: { client?: KaskadClient; local?: LocalKaskad } = {};
  beforeAll(async () => {
    holder.local = await startLocalKaskad();
    holder.client = new KaskadClient(holder.local.url);
  }, 60_000);
  afterAll(async () => {
    await holder.local?.stop();
  });
  return (): KaskadClient => {
    if (!holder.client) throw new Error('Kaskad has not started');
    return holder.client;
  };
};
