import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { browsing } from '../../bench/run/events.ts';
import type { AwsCall } from '../../local/meter.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;
let calls: AwsCall[] = [];

beforeAll(async () => {
  local = await startLocalKaskad({ meter: (call) => calls.push(call) });
  kaskad = new KaskadClient(local.url);
}, 120_000);
afterAll(async () => await local.stop());

/** What one request of so many events wrote for the view, in units. */
const written = async (events: number): Promise<{ live: number; seen: number }> => {
  await kaskad.advance('PT1M');
  calls = [];
  const batch = Array.from({ length: events }, (_, no) => ({
    ...{ ...browsing(no), anonymousId: 'a1', messageId: `m-${Math.random()}` },
  }));
  await kaskad.batch(batch);
  await kaskad.idle();
  const units = (start: string) =>
    calls.filter(({ key = '' }) => key.startsWith(start)).reduce((sum, call) => sum + call.units, 0);
  return { live: units('LIVE#'), seen: units('SEEN#') };
};

describe('what the live view costs', () => {
  it('is nothing while nobody looks', async () => {
    expect(await written(10)).toEqual({ live: 0, seen: 0 });
    expect(calls.filter(({ key = '' }) => key.startsWith('HEAD'))).toHaveLength(1);
  });

  it.each([
    [1, 1],
    [4, 1],
    [10, 2],
    [30, 5],
  ])('is for a batch of %d events at most %d units while somebody does', async (events, most) => {
    await kaskad.admin('GET', '/v1/live');
    const { live, seen } = await written(events);

    expect(live).toBeGreaterThan(0);
    expect(live).toBeLessThanOrEqual(most);
    expect(seen).toBeLessThanOrEqual(1);
  });

  it('is for whoever looks a few units of reading', async () => {
    const { json } = await kaskad.admin('GET', '/v1/live');
    calls = [];
    await kaskad.admin('GET', `/v1/live?after=${json.cursor}`);
    const reads = calls.filter(({ service, action }) => service === 'dynamodb' && action === 'Query');

    expect(reads.length).toBeLessThanOrEqual(4);
  });
});
