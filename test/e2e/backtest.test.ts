import { beforeAll, expect, it } from '@jest/globals';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();

interface Doing {
  name: string;
  /** Minutes after the first of all carts. */
  fillsAt: number;
  /** Minutes after her own cart. */
  ordersAfter?: number;
  consent?: object;
}

/** A few days of a shop. */
const doings: Doing[] = [
  { name: 'idle', fillsAt: 0 },
  { name: 'quick', fillsAt: 3, ordersAfter: 20 },
  { name: 'in-two-hours', fillsAt: 7, ordersAfter: 121 },
  { name: 'next-morning', fillsAt: 400, ordersAfter: 900 },
  { name: 'after-a-day', fillsAt: 410, ordersAfter: 24 * 60 + 100 },
  { name: 'no-mail', fillsAt: 1_500, consent: { email: 'denied', sms: 'granted' } },
  { name: 'in-two-hours-again', fillsAt: 3_000, ordersAfter: 130 },
  { name: 'two-days-later', fillsAt: 3_100, ordersAfter: 2 * 24 * 60 },
];

/** What the abandoned cart promises her, reckoned by hand: a mail after the wait, an SMS a day later, nothing after an order. */
const promisedTo = ({ ordersAfter = Number.POSITIVE_INFINITY, consent }: Doing, waitMinutes: number) => {
  const mayMail = consent === undefined;
  const isLeft = ordersAfter > waitMinutes;
  return {
    email: Number(isLeft && mayMail),
    sms: Number(ordersAfter > waitMinutes + (mayMail ? 24 * 60 : 0)),
    denied: Number(isLeft && !mayMail),
  };
};

const promised = (waitMinutes: number) => {
  const sum = { email: 0, sms: 0, denied: 0 };
  for (const doing of doings)
    for (const [name, count] of Object.entries(promisedTo(doing, waitMinutes)))
      sum[name as keyof typeof sum] += count;
  return sum;
};

/** Orders within three days after a message. */
const orderedAfterMessage = (waitMinutes: number) =>
  doings.filter(({ ordersAfter = 0 }) => ordersAfter > waitMinutes).length;

interface Version {
  people: number;
  entered: number;
  messages: Record<string, number>;
  skipped: Record<string, number>;
  cost: Record<string, number>;
  ordersAfter: number;
}
interface Report {
  share: number;
  people: number;
  draft: Version;
  live: Version;
  different: {
    people: number;
    kinds: Record<string, number>;
    sample: { profileId: string; kind: string; draft: { messages: { channel: string; at: string }[] } }[];
  };
}

localOnly.describe('a back-test over a few archived days', () => {
  const shoppers = new Map<string, Shopper>();
  let report: Report;

  const play = async () => {
    const acts = doings.flatMap(({ name, fillsAt, ordersAfter }) => [
      { atMinute: fillsAt, act: async () => void (await shoppers.get(name)?.adds('p1')) },
      ...(ordersAfter === undefined
        ? []
        : [
            {
              atMinute: fillsAt + ordersAfter,
              act: async () => void (await shoppers.get(name)?.orders({}, 'pos')),
            },
          ]),
    ]);
    let minute = 0;
    for (const { atMinute, act } of acts.sort((a, b) => a.atMinute - b.atMinute)) {
      if (atMinute > minute) await kaskad().advance(`PT${atMinute - minute}M`);
      minute = Math.max(minute, atMinute);
      await act();
    }
    await kaskad().advance('P4D');
  };

  const backtest = async (body: object) => {
    const started = await kaskad().admin('POST', '/v1/journeys/cart-abandoned/backtest', body);
    expect(started.status).toBe(202);
    await kaskad().idle();
    const { json } = await kaskad().admin('GET', `/v1/jobs/${started.json.id}`);
    expect(json).toMatchObject({ kind: 'backtest', status: 'done' });
    return json.result as Report;
  };

  beforeAll(async () => {
    const shop = (await kaskad().admin('GET', '/v1/settings/shop')).json;
    const prices = { sms: { '*': { amount: 0.07, currency: 'EUR' } } };
    expect((await kaskad().admin('PUT', '/v1/settings/shop', { ...shop, prices })).status).toBe(200);
    for (const { name, consent } of doings)
      shoppers.set(name, await newShopper(kaskad(), name, consent ? { consent } : {}));
    await play();
    const { published } = (await kaskad().admin('GET', '/v1/journeys/cart-abandoned')).json as {
      published: { steps: object[] };
    };
    const [idle, ...rest] = published.steps;
    const draft = { ...published, steps: [{ ...idle, for: 'PT3H' }, ...rest] };
    expect((await kaskad().admin('PUT', '/v1/journeys/cart-abandoned', draft)).status).toBeLessThan(300);
    report = await backtest({ days: 10 });
  }, 120_000);

  it('says what the live version really sent', async () => {
    const sent = (await kaskad().outbox()).map(({ channel }) => channel);
    const really = {
      email: sent.filter((one) => one === 'email').length,
      sms: sent.filter((one) => one === 'sms').length,
    };

    expect(really).toEqual({ email: promised(60).email, sms: promised(60).sms });
    expect(report.live.messages).toEqual(really);
  });

  it('says what the draft would have sent, as reckoned by hand', () => {
    const { email, sms, denied } = promised(180);

    expect(report).toMatchObject({ share: 1, people: doings.length });
    expect(report.draft).toMatchObject({
      people: doings.length,
      entered: doings.length,
      messages: { email, sms },
      cost: { EUR: Number((sms * 0.07).toFixed(2)) },
      ordersAfter: orderedAfterMessage(180),
    });
    expect(report.draft.skipped['no-consent']).toBe(denied);
    expect(report.live.ordersAfter).toBe(orderedAfterMessage(60));
  });

  it('names whom the live version treated differently', async () => {
    const sumOf = (doing: Doing, waitMinutes: number) => {
      const { email, sms } = promisedTo(doing, waitMinutes);
      return email + sms;
    };
    const fewer = doings.filter((one) => sumOf(one, 180) < sumOf(one, 60));
    const later = doings.filter((one) => sumOf(one, 180) === sumOf(one, 60) && sumOf(one, 60) > 0);
    expect(fewer.map(({ name }) => name)).toEqual(['in-two-hours', 'after-a-day', 'in-two-hours-again']);

    expect(report.different.kinds).toEqual({ 'fewer-messages': fewer.length, 'other-times': later.length });
    expect(report.different.people).toBe(fewer.length + later.length);
    const ids = await Promise.all(fewer.map(async ({ name }) => (await shoppers.get(name)?.view())?.id));
    const named = report.different.sample.filter(({ kind }) => kind === 'fewer-messages');
    expect(named.map(({ profileId }) => profileId).sort()).toEqual(ids.sort());
  });

  it('is what an estimate of a day is reckoned from', async () => {
    const { status, json } = await kaskad().admin('GET', '/v1/journeys/cart-abandoned/estimate');

    const { people, messages } = json.perDay as { people: number; messages: Record<string, number> };
    expect([status, people]).toEqual([200, doings.length / 10]);
    expect(messages.email).toBeCloseTo(promised(180).email / 10, 5);
    expect((await kaskad().admin('GET', '/v1/journeys/nowhere/estimate')).status).toBe(404);
  });

  it('counts only the days that are asked for, sends nothing and leaves nothing behind', async () => {
    const before = (await kaskad().outbox()).length;

    const short = await backtest({ days: 1 });

    expect(short.draft).toMatchObject({ people: 0, messages: {} });
    expect(await kaskad().outbox()).toHaveLength(before);
  });

  it('is refused for what cannot be played', async () => {
    const ask = (id: string, body: object = {}) =>
      kaskad().admin('POST', `/v1/journeys/${id}/backtest`, body);

    expect((await ask('nowhere')).status).toBe(404);
    expect((await ask('cart-abandoned', { days: 0 })).status).toBe(400);
  });
});
