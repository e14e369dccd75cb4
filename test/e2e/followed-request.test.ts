import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { KaskadClient, SERVER } from '../support/kaskad.ts';
import { newShopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

let local: LocalKaskad;
let kaskad: KaskadClient;

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
}, 60_000);
afterAll(() => local.stop());

interface Line {
  message: string;
  requestId?: string;
  sendId?: string;
  reason?: string;
}

const linesWith = (id: string): [string, Line][] =>
  local.logs.lines.flatMap(({ functionName, text }) => {
    if (!text.includes(`"${id}"`)) return [];
    return [[functionName.replace('kaskad-dev-', ''), JSON.parse(text) as Line] as [string, Line]];
  });

/** As a shop's server sends it; the answer names the request as the access log does. */
const putIntoCart = async (userId: string): Promise<string> => {
  const properties = { cart_id: 'c1', product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR' };
  const { headers } = await kaskad.request(
    'POST',
    '/v1/track',
    { type: 'track', userId, event: 'Product Added', properties },
    { 'x-write-key': SERVER },
  );
  return headers.get('apigw-requestid') ?? '';
};

it('one id leads from the answer of a request through entry, wake and send to the report of its message', async () => {
  const ann = await newShopper(kaskad, 'ann');
  const id = await putIntoCart(ann.userId);
  await kaskad.advance('PT61M');
  const [message] = await ann.inbox();
  await kaskad.feedback(message?.sendId ?? '', 'delivered');
  await kaskad.idle();

  const lines = linesWith(id);

  expect(lines.map(([name, { message }]) => `${name}: ${message}`)).toEqual([
    'update-profile: journey entered',
    ...lines.slice(1, -2).map(() => 'advance-enrollment: message not sent'),
    'advance-enrollment: message sent',
    'record-delivery: message reported',
  ]);
  expect(lines.slice(-2).map(([, { sendId }]) => sendId)).toEqual([message?.sendId, message?.sendId]);
  for (const [, { requestId }] of lines) expect(requestId).toBe(id);
}, 60_000);

it('what somebody else did at the same time carries another id', async () => {
  const [ann, bob] = await Promise.all([newShopper(kaskad, 'a'), newShopper(kaskad, 'b')]);
  const [hers, his] = await Promise.all([putIntoCart(ann.userId), putIntoCart(bob.userId)]);
  await kaskad.advance('PT61M');
  const [[toHer], [toHim]] = await Promise.all([ann.inbox(), bob.inbox()]);

  const sentUnder = (id: string) => linesWith(id).flatMap(([, { sendId }]) => sendId ?? []);

  expect(sentUnder(hers)).toContain(toHer?.sendId);
  expect(sentUnder(his)).toContain(toHim?.sendId);
  expect(sentUnder(hers)).not.toContain(toHim?.sendId);
}, 60_000);
