import { expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

type Json = Record<string, unknown>;

const publish = async (path: string, document: Json): Promise<Json> => {
  const saved = await kaskad().admin('PUT', path, document);
  expect([path, saved.status, saved.json.faults]).toEqual([path, 200, undefined]);
  const published = await kaskad().admin('POST', `${path}/publish`);
  expect([path, published.status]).toEqual([path, 200]);
  await kaskad().idle();
  return published.json;
};

const membersOf = async (id: string): Promise<string[]> => {
  const ids: string[] = [];
  let cursor = '';
  do {
    const { json } = await kaskad().admin('GET', `/v1/segments/${id}/members?limit=200${cursor}`);
    ids.push(...(json.members as { profileId: string }[]).map(({ profileId }) => profileId));
    cursor = json.cursor === undefined ? '' : `&cursor=${encodeURIComponent(String(json.cursor))}`;
  } while (cursor !== '');
  return ids.toSorted();
};

const sizeOf = async (id: string) => (await kaskad().admin('GET', `/v1/segments/${id}/size`)).json.size;
const idOf = async (shopper: Shopper) => (await shopper.view()).id;
const message = (text: string) => ({ channel: 'email', subject: 'Tea', text });
const hello = (template: string) => [{ id: 'hello', kind: 'send', channel: 'email', template }];

localOnly.describe('segments', () => {
  it('"no order for 30 days" is entered by the clock alone, starts a journey, and is left by an order', async () => {
    await publish('/v1/segments/silent', {
      name: 'No order for 30 days',
      condition: { '>=': [{ var: 'profile.computed.daysSinceLastOrder' }, 30] },
    });
    await kaskad().admin('PUT', '/v1/templates/come-back', message('We miss you'));
    await publish('/v1/journeys/win-back', {
      trigger: { segment: 'silent', on: 'enter' },
      steps: hello('come-back'),
    });
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    await ann.orders();
    await bob.orders();
    await kaskad().advance('P20D');
    await bob.orders({ order_id: 'another' });
    expect(await sizeOf('silent')).toBe(0);

    await kaskad().advance('P11D');
    expect(await membersOf('silent')).toEqual([await idOf(ann)]);
    expect([await ann.got(), await bob.got()]).toEqual([['email'], []]);
    const told = (await kaskad().timeline(await idOf(ann))).map(({ name }) => name);
    expect(told).not.toContain('Clock Struck');

    await ann.orders({ order_id: 'at last' });
    expect(await membersOf('silent')).toEqual([]);
    await kaskad().advance('P20D');
    expect(await membersOf('silent')).toEqual([await idOf(bob)]);
  }, 60_000);

  it('one that is published later finds the people who are there, and writes to none of them', async () => {
    const [buyer, other] = [await newShopper(kaskad(), 'buyer'), await newShopper(kaskad(), 'other')];
    await buyer.orders({ products: [{ product_id: 'p1', category: 'Lamps' }] });
    await kaskad().admin('PUT', '/v1/templates/lamps', message('Lamps'));
    await publish('/v1/segments/lamps', {
      condition: { '>': [{ var: 'profile.computed.categoriesBought.Lamps.count' }, 5] },
    });
    await publish('/v1/journeys/lamps', {
      trigger: { segment: 'lamps', on: 'enter' },
      steps: hello('lamps'),
    });
    expect(await membersOf('lamps')).toEqual([]);

    const edited = await publish('/v1/segments/lamps', {
      condition: { '>': [{ var: 'profile.computed.categoriesBought.Lamps.count' }, 0] },
    });
    expect(await membersOf('lamps')).toEqual([await idOf(buyer)]);
    await kaskad().advance('PT2M');
    const job = (await kaskad().admin('GET', `/v1/jobs/${edited.jobId}`)).json;
    expect(job).toMatchObject({ kind: 'refresh-segments', status: 'done' });
    expect((job.counts as { people: number }).people).toBeGreaterThanOrEqual(2);

    await other.orders({ products: [{ product_id: 'p1', category: 'Lamps' }] });
    await kaskad().advance('PT2M');
    expect([await buyer.got(), await other.got()]).toEqual([[], ['email']]);

    const inUse = await kaskad().admin('POST', '/v1/segments/lamps/archive');
    expect(inUse.status).toBe(409);
    await kaskad().admin('POST', '/v1/journeys/lamps/stop');
    await kaskad().admin('POST', '/v1/journeys/lamps/archive');
    expect((await kaskad().admin('POST', '/v1/segments/lamps/archive')).status).toBe(200);
    await kaskad().idle();
    expect((await kaskad().admin('GET', '/v1/segments/lamps/size')).status).toBe(404);
  }, 60_000);

  it('a list is kept by a file, and other segments may name it', async () => {
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    await publish('/v1/segments/bloggers', { name: 'Bloggers', list: true });
    await publish('/v1/segments/buying-bloggers', {
      condition: { and: [{ inSegment: 'bloggers' }, { '>': [{ var: 'profile.computed.orders' }, 0] }] },
    });
    const file = `email,name\n${ann.email.toUpperCase()},Ann\n${bob.email},Bob\nnobody@nowhere.example,?\n`;
    const headers = { 'content-type': 'text/csv', authorization: 'Bearer local-admin' };
    const answer = await kaskad().request('POST', '/v1/segments/bloggers/members.csv', file, headers);
    expect([answer.status, answer.json]).toEqual([
      202,
      { accepted: 2, refused: [{ row: 4, reason: 'nobody is known by it' }] },
    ]);
    await kaskad().idle();
    expect(await membersOf('bloggers')).toEqual([await idOf(ann), await idOf(bob)].toSorted());

    await ann.orders({}, 'pos');
    expect(await membersOf('buying-bloggers')).toEqual([await idOf(ann)]);
    const members = [{ namespace: 'email', value: ann.email }];
    await kaskad().admin('POST', '/v1/segments/bloggers/members', { action: 'remove', members });
    await kaskad().idle();
    expect([await membersOf('bloggers'), await membersOf('buying-bloggers')]).toEqual([
      [await idOf(bob)],
      [],
    ]);
  }, 60_000);

  it('before it is used it says its size, whom a message reaches and why not the others', async () => {
    const city = `Aalen-${Date.now()}`;
    await newShopper(kaskad(), 'one', { city });
    await newShopper(kaskad(), 'two', { city, consent: { email: 'denied', sms: 'granted' } });
    const condition = { '==': [{ var: 'profile.city' }, city] };
    const { json } = await kaskad().admin('POST', '/v1/segments/preview', { condition });
    expect(json).toMatchObject({
      size: 2,
      exact: true,
      reach: {
        email: { reachable: 1, unreachable: { 'no-consent': 1 } },
        sms: { reachable: 2, unreachable: {} },
        push: { reachable: 0, unreachable: { 'no-address': 2 } },
      },
    });
    expect(JSON.stringify(json.sample)).toMatch(/\*\*\*/);
  }, 60_000);

  it('who was written to and who clicked is known while a segment asks, and who is still inside a journey', async () => {
    const lately = (path: string) => ({ within: [{ var: path }, 'P3D'] });
    await publish('/v1/segments/mailed', { condition: lately('messages.email.lastSentAt') });
    await publish('/v1/segments/clicked', { condition: lately('messages.email.lastClickedAt') });
    await publish('/v1/segments/greeted', { condition: { '>': [{ times: ['Email Sent', 'P7D'] }, 0] } });
    await kaskad().admin('PUT', '/v1/templates/hello', message('Hello'));
    await publish('/v1/journeys/hello', {
      trigger: { event: 'Said Hello' },
      steps: [...hello('hello'), { id: 'rest', kind: 'wait', for: 'P1D' }],
    });
    await publish('/v1/segments/inside', { condition: { inJourney: 'hello' } });
    const [ann, bob] = [await newShopper(kaskad(), 'ann'), await newShopper(kaskad(), 'bob')];
    await ann.tracks('Said Hello');
    await bob.tracks('Said Hello');
    await kaskad().advance('PT1M');
    const [one] = await ann.inbox();
    await kaskad().feedback(one?.sendId ?? '', 'clicked');
    await kaskad().idle();

    const both = [await idOf(ann), await idOf(bob)].toSorted();
    expect([await membersOf('mailed'), await membersOf('greeted')]).toEqual([both, both]);
    expect(await membersOf('clicked')).toEqual([await idOf(ann)]);
    expect(await membersOf('inside')).toEqual(both);
    const history = (await kaskad().timeline(await idOf(ann))).map(({ name }) => name);
    expect(history).not.toContain('Email Sent');

    await kaskad().advance('P2D');
    expect(await membersOf('inside')).toEqual([]);
    await kaskad().advance('P2D');
    expect([await membersOf('mailed'), await membersOf('clicked')]).toEqual([[], []]);
  }, 60_000);

  it('a birthday is written to in the morning of whoever has it, once a year', async () => {
    await kaskad().admin('PUT', '/v1/templates/birthday', message('Happy birthday'));
    const inThreeDays = new Date((await kaskad().now()) + 3 * 86_400_000).toISOString().slice(5, 10);
    const ann = await newShopper(kaskad(), 'ann', {
      birthday: `1990-${inThreeDays}`,
      timezone: 'Asia/Tokyo',
    });
    await publish('/v1/journeys/birthday', {
      trigger: { date: 'profile.birthday', yearly: true, at: '09:00' },
      steps: hello('birthday'),
    });
    await kaskad().advance('P4D');
    const [mail] = await ann.inbox();
    const due = new Date(
      `${new Date(await kaskad().now()).toISOString().slice(0, 4)}-${inThreeDays}T00:00:00Z`,
    );
    expect(Math.abs(Date.parse(mail?.at ?? '') - due.getTime())).toBeLessThan(60_000);
    await kaskad().advance('P30D');
    expect(await ann.got()).toEqual(['email']);
  }, 60_000);
});
