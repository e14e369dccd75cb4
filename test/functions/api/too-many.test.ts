import { describe, expect, it } from '@jest/globals';
import type { SharedCounts } from '../../../core/throttle/ports.ts';
import { sharedThrottle } from '../../../functions/adapters/shared-throttle.ts';
import { mostCalls } from '../../../functions/api/room-for.ts';
import { startApi } from '../../support/api.ts';
import { fakeSharedCounts } from '../../support/fakes/shared-counts.ts';
import { typicalPerson } from '../../support/fixtures/typical-person.ts';

const HEAVY = mostCalls({ method: 'POST', counts: 'heavy' });
const WRITES = mostCalls({ method: 'POST' });
const LOOKUPS = mostCalls({ method: 'GET', counts: 'lookup' });

const welcome = {
  id: 'welcome',
  trigger: { event: 'Signed Up' },
  steps: [{ id: 'hello', kind: 'send', channel: 'sms', template: 'hello' }],
};

const rig = () => {
  let nowMs = Date.parse('2026-03-02T09:00:00Z');
  const told: string[] = [];
  const shared = fakeSharedCounts();
  const counts: SharedCounts = {
    async add(name, ...said) {
      told.push(name);
      return shared.add(name, ...said);
    },
  };
  const clock = { now: () => nowMs };
  const process = () => {
    const warn = (error: unknown) => {
      throw error;
    };
    const api = startApi({ clock, throttle: sharedThrottle({ counts, clock, warn }) });
    api.profiles.set('p1', typicalPerson('p1'));
    const times = async (length: number, ...asked: Parameters<typeof api.ask>) => {
      const statuses: (number | undefined)[] = [];
      for (let no = 0; no < length; no += 1) statuses.push((await api.ask(...asked)).status);
      return statuses;
    };
    return { ...api, times };
  };
  const wait = (ms: number) => {
    nowMs += ms;
  };
  return { process, told, ...process(), wait };
};

const exported = ['POST', '/v1/profiles/p1/export'] as const;

describe('a caller of the API', () => {
  it('is refused above the limit, with the time when there is room, and not then', async () => {
    const { ask, times, wait } = rig();
    expect(new Set(await times(HEAVY, ...exported))).toEqual(new Set([200]));

    wait(3_500);
    const refused = await ask(...exported);
    expect(refused).toMatchObject({
      status: 429,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '7' },
      json: { status: 429, title: 'Too many calls' },
    });
    expect(refused.json.detail).toBe(
      `One caller may make ${HEAVY} calls of this kind in ten seconds. Ask again in 7 s.`,
    );
    wait(7_000);
    expect((await ask(...exported)).status).toBe(200);
  });

  it('has room for other kinds of calls then', async () => {
    const { ask, times } = rig();
    await times(HEAVY + 1, ...exported);

    expect((await ask('GET', '/v1/profiles/p1')).status).toBe(200);
    expect((await ask('GET', '/v1/profiles/find?q=x')).status).not.toBe(429);
  });

  it('changes nothing by what is refused', async () => {
    const { ask, times, jobs } = rig();
    await ask('PUT', '/v1/templates/hello', { body: { id: 'hello', channel: 'sms', text: 'Hello' } });
    await ask('PUT', '/v1/journeys/welcome', { body: welcome });
    await times(HEAVY, ...exported);

    expect((await ask('POST', '/v1/journeys/welcome/backtest', { body: {} })).status).toBe(429);
    expect((await jobs.list(undefined, 10)).jobs).toEqual([]);
  });

  it('spends nothing by what it may not do, nor by what is open to all', async () => {
    const { ask, times, told } = rig();
    await times(HEAVY + 1, 'POST', '/v1/profiles/p1/export', { token: 'reader' });
    await times(WRITES, 'POST', '/v1/callbacks/nobody', { token: '', body: {} });

    expect(told).toEqual([]);
    expect((await ask('GET', '/v1/profiles/p1', { token: 'reader' })).status).toBe(200);
  });

  it('spends nothing by what cannot be read: the others hear of all the rest', async () => {
    const { times, told } = rig();
    await times(Math.floor(HEAVY / 4) - 1, ...exported);

    expect(await times(1, ...exported, { body: 'no JSON' })).toEqual([400]);
    expect(told).toEqual([]);
    await times(1, ...exported);
    expect(told).toHaveLength(1);
  });

  it('costs no write while it is far below the limit', async () => {
    const { times, told } = rig();

    await times(LOOKUPS / 4 - 1, 'GET', '/v1/profiles/find?q=x');
    expect(told).toEqual([]);
    await times(LOOKUPS, 'GET', '/v1/profiles/find?q=x');
    expect(told).toHaveLength(4);
  });

  it('is known to all processes by what it has taken, and named in none of it', async () => {
    const { process, times, told } = rig();
    await times(HEAVY, ...exported);
    const other = process();
    // What the other counts itself is told before it learns of the rest.
    const statuses = await other.times(HEAVY, ...exported);

    expect(statuses.at(-1)).toBe(429);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(HEAVY / 4);
    expect(told.join()).not.toContain('ann');
  });
});
