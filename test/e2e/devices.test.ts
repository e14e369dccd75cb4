import { randomUUID } from 'node:crypto';
import { CreatePlatformEndpointCommand, SetEndpointAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KaskadClient } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { type LocalKaskad, startLocalKaskad } from '../support/start-local.ts';

const APPLICATION = 'arn:aws:sns:us-east-1:000000000000:app/GCM/kaskad-local-android';

let local: LocalKaskad;
let kaskad: KaskadClient;
let sns: SNSClient;

beforeAll(async () => {
  local = await startLocalKaskad();
  kaskad = new KaskadClient(local.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  sns = new SNSClient({ endpoint: local.awsUrl, region: 'us-east-1', credentials });
}, 60_000);

afterAll(async () => {
  sns?.destroy();
  await local?.stop();
});

const registers = async (shopper: Shopper, device: object) => {
  const said = { type: 'track', event: 'Device Registered', messageId: randomUUID() };
  const event = { ...said, userId: shopper.userId, context: { device } };
  await kaskad.batch([event], 'local-server');
  await kaskad.idle();
  await kaskad.advance('PT1S');
};
/** As SNS does it when Firebase has disowned a token. */
const disown = async (Token: string) => {
  const endpoint = new CreatePlatformEndpointCommand({ PlatformApplicationArn: APPLICATION, Token });
  const { EndpointArn } = await sns.send(endpoint);
  await sns.send(new SetEndpointAttributesCommand({ EndpointArn, Attributes: { Enabled: 'false' } }));
};
/** A browser that takes its permission from the local push service. */
const browser = async () => {
  const key = await kaskad.request('GET', '/v1/push/key?writeKey=local-web');
  const asked = await kaskad.request('POST', '/_local/push/subscriptions', {
    applicationServerKey: key.json.publicKey,
  });
  expect([key.status, asked.status]).toEqual([200, 201]);
  return asked.json as { endpoint: string };
};
const messages = async (shopper: Shopper) => {
  const person = await kaskad.lookup('email', shopper.email);
  const sent = await kaskad.outbox(person?.id);
  return sent.map(({ channel, to }) => [channel, to]);
};
const dropped = async (shopper: Shopper) => {
  const person = await kaskad.lookup('email', shopper.email);
  return (await kaskad.timeline(person?.id ?? '')).filter(({ name }) => name === 'Device Dropped').length;
};

describe('a push', () => {
  it('goes to the app heard of last; one that is gone is dropped, and used again once it is heard of', async () => {
    const ann = await newShopper(kaskad, 'ann');
    await registers(ann, { token: `old-${ann.userId}`, type: 'android' });
    await registers(ann, { token: `new-${ann.userId}`, type: 'android' });
    await disown(`new-${ann.userId}`);

    await ann.adds('p1');
    await kaskad.advance('PT1H1M');
    expect(await messages(ann)).toEqual([['push', `old-${ann.userId}`]]);
    expect(await dropped(ann)).toBe(1);

    await ann.orders();
    await registers(ann, { token: `new-${ann.userId}`, type: 'android' });
    await ann.adds('p2', { cart_id: `second-${ann.cartId}` });
    await kaskad.advance('PT1H1M');
    expect(await messages(ann)).toEqual([
      ['push', `old-${ann.userId}`],
      ['push', `new-${ann.userId}`],
    ]);
  });

  it('goes to her browser where she has no app; when that has taken its permission back, the mail goes out at once', async () => {
    const [ann, bob] = [await newShopper(kaskad, 'ann'), await newShopper(kaskad, 'bob')];
    const [hers, his] = [await browser(), await browser()];
    await registers(ann, { token: JSON.stringify(hers), type: 'webpush' });
    await registers(bob, { token: his, type: 'webpush' });
    await fetch(his.endpoint, { method: 'DELETE' });

    await Promise.all([ann.adds('p1'), bob.adds('p1')]);
    await kaskad.advance('PT1H1M');

    expect(await messages(ann)).toEqual([['webpush', hers.endpoint]]);
    expect(await messages(bob)).toEqual([['email', bob.email]]);
    expect([await dropped(ann), await dropped(bob)]).toEqual([0, 1]);
    const [reminder] = await kaskad.outbox((await kaskad.lookup('email', ann.email))?.id);
    await kaskad.feedback(reminder?.sendId ?? '', 'clicked');
    const after = await kaskad.lookup('email', ann.email);
    expect(after?.enrollments).toMatchObject([{ reason: 'reacted' }]);
  });

  it('reaches no browser that somebody else’s page added to a known customer', async () => {
    const ann = await newShopper(kaskad, 'ann');
    const theirs = await browser();

    const body = { subscription: theirs, userId: ann.userId, anonymousId: 'attacker' };
    expect((await kaskad.post('/v1/push/subscriptions', body)).status).toBe(200);
    await kaskad.idle();

    const person = await kaskad.lookup('email', ann.email);
    expect(person?.identities.map(({ namespace }) => namespace)).not.toContain('webPush');
  });
});
