import { describe, expect } from '@jest/globals';
import { freshKaskad, SERVER } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { shopperToken } from '../support/shopper-token.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

const save = async (path: string, document: object) => {
  const put = await kaskad().admin('PUT', `/v1/${path}`, document);
  expect([path, put.json.faults]).toEqual([path, undefined]);
  expect([path, (await kaskad().admin('POST', `/v1/${path}/publish`)).status]).toEqual([path, 200]);
};

const text = 'Code {{ offer.code }}: {{ offer.terms.percent }} %';
const templates: Record<string, object> = {
  mail: { channel: 'email', subject: 'For you', html: `<p>${text}</p>` },
  sms: { channel: 'sms' },
  onsite: { channel: 'onsite' },
  till: { channel: 'onsite', slot: 'till' },
};

/** The offer, and a journey that promises it and tells her in every way there is. */
const everywhere = async (id: string, more: object = {}) => {
  for (const [name, one] of Object.entries(templates))
    await save(`templates/${id}-${name}`, { id: `${id}-${name}`, text, ...one });
  const code = { generated: { prefix: 'TEA-' } };
  await save(`offers/${id}`, { terms: { percent: 10 }, expires: 'P14D', code, ...more });
  await save(`journeys/${id}`, {
    id,
    purpose: 'transactional',
    trigger: { event: `Wants ${id}` },
    steps: [
      { id: 'promise', kind: 'offer', offer: id },
      { id: 'mail', kind: 'send', channel: 'email', template: `${id}-mail` },
      { id: 'sms', kind: 'send', channel: 'sms', template: `${id}-sms` },
      { id: 'onsite', kind: 'send', channel: 'onsite', template: `${id}-onsite` },
      { id: 'till', kind: 'send', channel: 'onsite', template: `${id}-till` },
      { id: 'call', kind: 'task', queue: id, title: 'Call her', text },
      { id: 'rest', kind: 'wait', for: 'P3D' },
    ],
  });
};

const wants = async (id: string) => {
  const ann = await newShopper(kaskad(), 'ann');
  await ann.tracks(`Wants ${id}`);
  await kaskad().advance('PT5S');
  return { ann, id: (await ann.view()).id };
};
const offersOf = async (profileId: string) =>
  (await kaskad().admin('GET', `/v1/profiles/${profileId}/offers`)).json.offers as Record<string, unknown>[];
const redeem = (profileId: string, body: object) =>
  kaskad().admin('POST', `/v1/profiles/${profileId}/offers/redeem`, body);
const shownText = async (query: Record<string, string>, headers: Record<string, string>) => {
  const url = `/v1/onsite?${new URLSearchParams(query)}`;
  const { message } = (await kaskad().request('GET', url, undefined, headers)).json;
  return (message as { text: string } | null)?.text;
};
const proofOf = async ({ userId }: Shopper) => {
  const exp = Math.floor((await kaskad().now()) / 1000) + 600;
  return { 'x-shopper-token': shopperToken({ sub: userId, exp }) };
};

describe('one promise', () => {
  localOnly.it(
    'is the same code by mail, SMS, site, till, agent and card, and is redeemed with it once',
    async () => {
      await everywhere('whole');
      const { ann, id } = await wants('whole');

      const [grant] = await offersOf(id);
      const code = String(grant?.code);
      expect(code).toMatch(/^TEA-/);
      const told = `Code ${code}: 10 %`;
      const inbox = await ann.inbox();
      expect(inbox.find(({ channel }) => channel === 'email')?.html).toContain(told);
      expect(inbox.find(({ channel }) => channel === 'sms')?.text).toContain(told);
      expect(await shownText({}, await proofOf(ann))).toBe(told);
      const till = { slot: 'till', namespace: 'phone', value: ann.phone };
      expect(await shownText(till, { 'x-write-key': SERVER })).toBe(told);
      const { tasks } = (await kaskad().admin('GET', '/v1/tasks?queue=whole&status=open')).json;
      expect(tasks).toMatchObject([{ text: told }]);
      expect((await kaskad().admin('GET', `/v1/profiles/${id}`)).json.offers).toMatchObject([{ code }]);

      const done = await redeem(id, { code, orderId: 'r1' });
      expect([done.status, done.json]).toMatchObject([200, { offer: { status: 'used' }, repeated: false }]);
      expect((await redeem(id, { code, orderId: 'r1' })).json.repeated).toBe(true);
      expect((await redeem(id, { code, orderId: 'r2' })).status).toBe(409);
      await kaskad().idle();
      const { offers: card } = (await kaskad().admin('GET', `/v1/profiles/${id}`)).json;
      expect(card).toMatchObject([{ status: 'used' }]);
      expect(JSON.stringify(card)).not.toContain(code);
      expect(await offersOf(id)).toMatchObject([{ status: 'used', orderId: 'r1' }]);
    },
  );

  localOnly.it('is redeemed by one of fifty tills, and journeys hear of it as a coupon', async () => {
    await everywhere('tills');
    await save('journeys/thanks', {
      id: 'thanks',
      trigger: { event: 'Coupon Applied', where: { '==': [{ var: 'event.properties.offer_id' }, 'tills'] } },
      steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
    });
    const { ann, id } = await wants('tills');
    const code = String((await offersOf(id))[0]?.code);

    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) => redeem(id, { code, orderId: `r${at}` })),
    );
    await kaskad().idle();

    expect(all.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(49).fill(409)]);
    expect(await ann.enrollment('thanks')).toMatchObject({ status: 'active' });
    // What was redeemed is not put back by a cart, and an order that names it changes nothing.
    await ann.tracks('Coupon Removed', { coupon: code });
    await ann.orders({ order_id: 'another', coupon: code }, 'pos');
    expect(await offersOf(id)).toMatchObject([{ status: 'used' }]);
  });

  localOnly.it('is used by a coupon in the cart, open when it is taken out, and then redeemed', async () => {
    await everywhere('cart');
    const { ann, id } = await wants('cart');
    const code = String((await offersOf(id))[0]?.code);

    await kaskad().advance('PT1M');
    await ann.tracks('Coupon Applied', { coupon: code });
    const used = await redeem(id, { code, orderId: 'r1' });
    await kaskad().advance('PT1M');
    await ann.tracks('Coupon Removed', { coupon: code });
    const open = await redeem(id, { code, orderId: 'r1' });

    expect([used.status, used.json.detail]).toEqual([409, 'It was used before.']);
    expect([open.status, open.json.repeated]).toEqual([200, false]);
  });

  localOnly.it('is refused at the till when it is over, or is somebody else’s', async () => {
    await everywhere('over', { expires: 'PT1H' });
    const [{ id }, { id: other }] = [await wants('over'), await wants('over')];
    const code = String((await offersOf(id))[0]?.code);

    expect((await redeem(other, { code, orderId: 'r1' })).status).toBe(404);
    await kaskad().advance('PT2H');
    const late = await redeem(id, { code, orderId: 'r1' });
    expect([late.status, late.json.detail]).toEqual([409, 'It is over.']);
    expect(await offersOf(id)).toMatchObject([{ status: 'expired' }]);
  });

  localOnly.it('that another journey contradicts is not published', async () => {
    const promotion = { promotion: 'spring' };
    await save('offers/ten', { terms: { percent: 10 }, ...promotion });
    await save('offers/twenty', { terms: { percent: 20 }, ...promotion });
    const journey = (id: string, offer: string) => ({
      id,
      trigger: { event: 'Signed Up' },
      steps: [{ id: 'promise', kind: 'offer', offer }],
    });
    await save('journeys/gives-ten', journey('gives-ten', 'ten'));
    await kaskad().admin('PUT', '/v1/journeys/gives-twenty', journey('gives-twenty', 'twenty'));

    const refused = await kaskad().admin('POST', '/v1/journeys/gives-twenty/publish');

    expect([refused.status, JSON.stringify(refused.json.faults)]).toEqual([
      422,
      expect.stringContaining('gives-ten promises other terms of spring'),
    ]);
    await kaskad().admin('POST', '/v1/journeys/gives-ten/stop');
    expect((await kaskad().admin('POST', '/v1/journeys/gives-twenty/publish')).status).toBe(200);
  });
});
