import { afterAll, beforeAll } from '@jest/globals';
import { mailboxOf, type Received, untilQueuesEmpty } from './emulator.ts';
import { type LocalKaskad, startLocalKaskad } from './start-local.ts';
import { keys, target } from './target.ts';

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

export const WEB = keys.web;
export const SERVER = keys.server;

/** Schedules of the emulator fire every ten seconds; the rest is for functions that start cold on a busy machine. */
const LATENESS_MS = 40_000;
/** After a wait has run out, what was not sent by now never will be. */
const CERTAIN_MS = 13_000;
/** Where nobody tells what waits in queues: functions that start cold, and the batching window. */
const SETTLED_MS = 5_000;
const POLL_MS = 300;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

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

  /** Asks again when there is room, as a good client does. */
  async admin(method: string, path: string, body?: unknown) {
    const ask = () => this.request(method, path, body, { authorization: `Bearer ${keys.token}` });
    const answer = await ask();
    if (answer.status !== 429) return answer;
    const seconds = Number(answer.headers.get('retry-after'));
    await (target ? pause(seconds * 1000) : this.advance(`PT${seconds}S`));
    return ask();
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
    if (target) return target.emulatorUrl ? untilQueuesEmpty(target.emulatorUrl) : pause(SETTLED_MS);
    const answer = await this.request('GET', '/_local/idle');
    if (answer.status !== 200) throw new Error(`idle answered ${answer.status}: ${answer.text}`);
  }

  /** Lets a wait of so many seconds run out, by the clock where it can be moved. */
  async passes(seconds: number) {
    if (!target) await this.advance(`PT${seconds + 1}S`);
    else await pause(seconds * 1000 + CERTAIN_MS).then(() => this.idle());
  }

  /** Lets a wait of so many seconds run out and ends as soon as it shows, so that less than the next wait has passed. */
  async passesUntil(seconds: number, shows: () => Promise<boolean>) {
    if (!target) return void (await this.advance(`PT${seconds + 1}S`));
    const deadlineMs = Date.now() + seconds * 1000 + LATENESS_MS;
    while (!(await shows()) && Date.now() < deadlineMs) await pause(POLL_MS);
  }

  async advance(duration: string) {
    const answer = await this.request('POST', '/_local/clock', { advance: duration });
    if (answer.status !== 200) throw new Error(`clock answered ${answer.status}: ${answer.text}`);
    return answer.json as { now: string; fired: number };
  }

  async now() {
    return Date.parse(String((await this.request('GET', '/_local/clock')).json.now));
  }

  /** What a person got, oldest first within a channel. */
  async mailbox(person: { profileId: string; email: string; phone: string }): Promise<Received[]> {
    if (!target) return this.outbox(person.profileId);
    if (!target.emulatorUrl) throw new Error('A real account shows nobody’s mailbox');
    return mailboxOf(target.emulatorUrl, person.email, person.phone);
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

/** Starts a fresh local Kaskad for a test file and stops it after; where one stands already, speaks to that. */
export const freshKaskad = () => {
  const holder: { client?: KaskadClient; local?: LocalKaskad } = {};
  beforeAll(async () => {
    if (target) {
      holder.client = new KaskadClient(target.url);
      return;
    }
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
