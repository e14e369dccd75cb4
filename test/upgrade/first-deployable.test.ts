import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mail, PersonView } from '../support/kaskad.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

/**
 * Tables, schedules and queues as the first version that could be deployed has left them (2a780641, 22 November 2026): ann got her mail
 * and waits for the SMS, bob put something into his cart, eve signed up two days before her welcome, dan has ordered. README.md says how.
 */
const STOPPED_AT_MS = Date.parse('2026-12-01T11:00:15Z');
const left = mkdtempSync(join(tmpdir(), 'kaskad-upgrade-'));
let kaskad: LocalKaskad;

beforeAll(async () => {
  execFileSync('tar', ['-xzf', 'test/upgrade/first-deployable.tar.gz', '-C', left]);
  // It was stopped a moment ago: its clock runs on with the wall, and what is hours too late is not sent.
  const clock = { kind: 'clock', nowMs: STOPPED_AT_MS, wallMs: Date.now() };
  appendFileSync(join(left, 'journal.ndjson'), `${JSON.stringify(clock)}\n`);
  kaskad = await startLocalKaskad({ data: left });
}, 120_000);
afterAll(async () => {
  await kaskad?.stop();
  rmSync(left, { recursive: true });
});

const asked = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const headers = { authorization: 'Bearer local-admin', 'content-type': 'application/json' };
  const answer = await fetch(`${kaskad.url}${path}`, { headers, ...init });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
};
const lookup = (userId: string) => asked<PersonView>(`/v1/profiles/lookup?namespace=userId&value=${userId}`);
const advance = (duration: string) =>
  asked('/_local/clock', { method: 'POST', body: JSON.stringify({ advance: duration }) });
const sent = async () =>
  (await asked<Mail[]>('/_local/outbox')).map(({ to, channel, journeyId }) => [to, channel, journeyId]);

describe('what the first version left', () => {
  it('is read as it was written: who she is, what she allowed, what is in her cart, where she waits', async () => {
    const ann = await lookup('ann');

    expect(ann).toMatchObject({
      id: '76b907c7ba9ba3d604ddfa00a4041fc2',
      traits: { firstName: 'ann', country: 'DE' },
      cart: { id: 'c-ann', items: [{ productId: 'p1', quantity: 2, price: 19.9 }], value: 39.8 },
      enrollments: [
        {
          ...{ journeyId: 'cart-abandoned', stepId: 'remind', status: 'active' },
          wakesAt: '2026-12-02T10:00:05.000Z',
        },
      ],
    });
    expect(ann.consent.map(({ channel, status }) => [channel, status])).toEqual(
      expect.arrayContaining([
        ['sms', 'granted'],
        ['email', 'granted'],
      ]),
    );
    expect((await lookup('dan')).counters).toEqual({ orders: 1 });
  });

  it('has its journeys and templates', async () => {
    expect(await asked('/v1/journeys/welcome')).toMatchObject({
      status: 'live',
      published: { name: 'Welcome', steps: [{ id: 'pause', for: 'P2D' }, { id: 'hello' }] },
    });
    expect(await asked('/v1/templates/hello')).toMatchObject({
      published: { subject: 'Hello {{ profile.traits.firstName }}' },
    });
  });

  it('goes on: each gets what she waits for, once, by the schedules of then', async () => {
    await advance('P3D');

    expect((await sent()).sort()).toEqual([
      ['+4915112345678', 'sms', 'cart-abandoned'],
      ['bob@example.com', 'email', 'cart-abandoned'],
      ['eve@example.com', 'email', 'welcome'],
    ]);
  });

  it('takes what is said of the same person to the same person', async () => {
    const before = await lookup('bob');
    const event = { type: 'identify', userId: 'bob', traits: { city: 'Bonn' } };
    await asked('/v1/batch', {
      method: 'POST',
      headers: { 'x-write-key': 'local-server', 'content-type': 'application/json' },
      body: JSON.stringify({ batch: [event] }),
    });
    await fetch(`${kaskad.url}/_local/idle`);

    const after = await lookup('bob');

    expect(after.id).toBe(before.id);
    expect(after.traits).toEqual({ ...before.traits, city: 'Bonn' });
  });
});
