import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { countUnits } from '../../bench/run/count-units.ts';
import type { AwsCall } from '../../local/meter.ts';
import { KaskadClient } from '../support/kaskad.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

const calls: AwsCall[] = [];
let local: LocalKaskad;
beforeAll(async () => {
  local = await startLocalKaskad({ meter: (call) => calls.push(call) });
}, 120_000);
afterAll(async () => await local.stop());

/** An hour's wait, a mail, and another wait. */
const steps = [
  { id: 'idle', kind: 'wait', for: 'PT1H' },
  { id: 'mail', kind: 'send', channel: 'email', template: 'metered' },
  { id: 'rest', kind: 'wait', for: 'P1D' },
];
const template = { channel: 'email', subject: 'S', text: 'T', html: '<p>T</p>' };

/** A shop of that one journey, as somebody of hers meets it. */
const metered = async (contact: object) => {
  const kaskad = new KaskadClient(local.url);
  await kaskad.admin('PUT', '/v1/settings/contact', contact);
  await kaskad.admin('PUT', '/v1/templates/metered', template);
  await kaskad.admin('PUT', '/v1/journeys/metered', { trigger: { event: 'Joined Meter' }, steps });
  await kaskad.admin('POST', '/v1/journeys/metered/publish');
  const during = async (work: () => Promise<unknown>) => {
    calls.length = 0;
    await work();
    await local.idle();
    // The key that signs links is made once.
    return calls.filter(({ key }) => !key?.startsWith('SECRET#'));
  };
  return {
    says: (userId: string, event: object) =>
      during(() => kaskad.batch([{ userId, ...event }], 'local-server')),
    passes: (time: string) => during(() => local.clock.advance(time)),
  };
};
const identify = (email: string) => ({ type: 'identify', traits: { email, consent: { email: 'granted' } } });
const joins = { type: 'track', event: 'Joined Meter' };

const index = (some: readonly AwsCall[]) =>
  some.filter(({ action }) => action === 'IndexWrite').map(({ key }) => key?.replace(/#\d+$/, ''));
/** What is told to the counters is written for all messages of a minute together, and measured apart (`npm run bench -- --counts`). */
const isOfCounters = ({ key = '' }: AwsCall) => /^(N#|REPORTS)/.test(key);
const written = (all: readonly AwsCall[]) => {
  const some = all.filter((call) => !isOfCounters(call));
  const { profileWriteUnits, historyWriteUnits, otherWriteUnits } = countUnits(some);
  return { profile: profileWriteUnits, history: historyWriteUnits, other: otherWriteUnits };
};

it('an entry of the index costs a unit when it comes and goes, and nothing while a message is sent', async () => {
  const { says, passes } = await metered({ caps: {} });
  const known = await says('m1', identify('meter@example.com'));
  const again = await says('m1', { type: 'track', event: 'Product Viewed', properties: { product_id: 'p' } });
  const entered = await says('m1', joins);
  const sent = await passes('PT61M');
  const ended = await passes('PT25H');

  expect([known, again, entered, sent, ended].map(index)).toEqual([
    ['people'],
    [],
    ['inside#metered'],
    [],
    ['inside#metered'],
  ]);
  expect(local.outbox.entries()).toHaveLength(1);
  // The claim, that the provider is called now (decision 27), what came of it; and the time line.
  expect(written(sent)).toEqual({ profile: 0, history: 1, other: 3 });
}, 60_000);

it('a message that counts towards a cap costs one unit more', async () => {
  const { says, passes } = await metered({ caps: { email: { max: 1, per: 'P1D' } } });
  await says('m2', identify('capped@example.com'));
  await says('m2', joins);
  expect(written(await passes('PT61M'))).toEqual({ profile: 0, history: 1, other: 4 });
}, 60_000);
