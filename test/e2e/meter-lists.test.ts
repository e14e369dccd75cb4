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

it('an entry of the index costs a unit when it comes and goes, and nothing while a message is sent', async () => {
  const kaskad = new KaskadClient(local.url);
  await kaskad.admin('PUT', '/v1/templates/metered', template);
  await kaskad.admin('PUT', '/v1/journeys/metered', { trigger: { event: 'Joined Meter' }, steps });
  await kaskad.admin('POST', '/v1/journeys/metered/publish');
  const during = async (work: () => Promise<unknown>) => {
    calls.length = 0;
    await work();
    await local.idle();
    return [...calls];
  };
  const says = (event: object) => during(() => kaskad.batch([{ userId: 'm1', ...event }], 'local-server'));
  const index = (some: readonly AwsCall[]) =>
    some.filter(({ action }) => action === 'IndexWrite').map(({ key }) => key?.replace(/#\d+$/, ''));
  const traits = { email: 'meter@example.com', consent: { email: 'granted' } };

  const known = await says({ type: 'identify', traits });
  const again = await says({ type: 'track', event: 'Product Viewed', properties: { product_id: 'p' } });
  const entered = await says({ type: 'track', event: 'Joined Meter' });
  const sent = await during(() => local.clock.advance('PT61M'));
  const ended = await during(() => local.clock.advance('PT25H'));

  expect([known, again, entered, sent, ended].map(index)).toEqual([
    ['people'],
    [],
    ['inside#metered'],
    [],
    ['inside#metered'],
  ]);
  expect(local.outbox.entries()).toHaveLength(1);
  // The key that signs links is made once; a cap, which the local run starts without, is one unit more.
  const ofSend = sent.filter(({ key }) => !key?.startsWith('SECRET#'));
  const { profileWriteUnits, historyWriteUnits, otherWriteUnits } = countUnits(ofSend);
  // The claim, that the provider is called now (decision 27), what came of it, and the time line.
  expect(profileWriteUnits + historyWriteUnits + otherWriteUnits).toBeLessThanOrEqual(4);
}, 60_000);
