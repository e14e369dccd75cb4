import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS, MINUTE_MS } from '../../core/duration.ts';
import { Conflict } from '../../core/errors.ts';
import type { Offer } from '../../core/offer/offer.ts';
import type { GrantAsk, Granted, Offers } from '../../core/offer/offers.ts';
import { dynamoOffers } from '../../functions/adapters/dynamo/offers/index.ts';
import { fakeOffers } from '../support/fakes/offers.ts';
import { startTable, type TestTable } from '../support/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTable();
});
afterAll(() => table.stop());

const nowMs = Date.parse('2026-03-02T09:00:00Z');
const time = { nowMs };
const clock = { now: () => time.nowMs };
const real = (): Offers => dynamoOffers({ client: table.client, tableName: table.tableName, clock });

let count = 0;
const offerOf = (changes: Partial<Offer> = {}): Offer => ({
  id: `offer-${++count}`,
  terms: { percent: 10 },
  expires: 'P14D',
  code: { generated: { prefix: 'TEA-' } },
  ...changes,
});
const person = () => `person-${++count}`;
const askOf = (offer: Offer, profileId: string, changes: Partial<GrantAsk> = {}): GrantAsk => ({
  offer,
  profileIds: [profileId],
  journeyId: 'cart',
  enrollmentId: `e-${profileId}`,
  stepId: 'promise',
  nowMs,
  ...changes,
});

/** As a wake does that finds somebody else at it: once more. */
const patient = async (offers: Offers, ask: GrantAsk): Promise<Granted> => {
  for (;;) {
    try {
      return await offers.grant(ask);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
};
const codeIn = (granted: Granted) => (granted.kind === 'granted' ? granted.grant.code : undefined);

describe.each([
  ['fake', fakeOffers],
  ['DynamoDB', real],
])('offers, %s', (_, make) => {
  it('are granted once per person and journey, and the same one is answered ever after', async () => {
    const offers = make();
    const [offer, ann] = [offerOf({ name: 'Tea' }), person()];

    const first = await offers.grant(askOf(offer, ann));
    const again = await offers.grant(askOf(offer, ann, { nowMs: nowMs + 5 }));
    const next = await offers.grant(askOf(offer, ann, { enrollmentId: 'another' }));

    expect(first).toMatchObject({
      kind: 'granted',
      grant: { offerId: offer.id, name: 'Tea', terms: { percent: 10 }, expiresAtMs: nowMs + 14 * DAY_MS },
    });
    expect([codeIn(again), codeIn(next)]).toEqual([codeIn(first), codeIn(first)]);
    expect(codeIn(first)).toMatch(/^TEA-.{10}$/);
    const elsewhere = await offers.grant(askOf(offer, ann, { journeyId: 'birthday' }));
    expect(codeIn(elsewhere)).not.toBe(codeIn(first));
    expect(await offers.ofProfiles([ann])).toHaveLength(2);
    expect(await offers.ofProfiles([person()])).toEqual([]);
  });

  it('are hers whichever of her profiles has them', async () => {
    const offers = make();
    const [offer, winner, loser] = [offerOf(), person(), person()];
    const before = await offers.grant(askOf(offer, loser));

    expect(codeIn(await offers.grant(askOf(offer, winner, { profileIds: [winner, loser] })))).toBe(
      codeIn(before),
    );
  });

  it('come again after their end only where the offer says so', async () => {
    for (const again of ['never', 'after-end'] as const) {
      const offers = make();
      const [offer, ann] = [offerOf({ again }), person()];
      const first = await offers.grant(askOf(offer, ann));
      const open = await offers.grant(askOf(offer, ann, { enrollmentId: 'second', nowMs: nowMs + DAY_MS }));
      const later = { enrollmentId: 'third', nowMs: nowMs + 15 * DAY_MS };
      const after = await offers.grant(askOf(offer, ann, later));

      expect([again, codeIn(open)]).toEqual([again, codeIn(first)]);
      expect([again, codeIn(after) === codeIn(first)]).toEqual([again, again === 'never']);
      // A wake that is repeated means the one of its own enrollment.
      expect(codeIn(await offers.grant(askOf(offer, ann, later)))).toBe(codeIn(after));
    }
  });

  it('share a pool without giving a code twice, fifty at a time', async () => {
    const offers = make();
    const offer = offerOf({ code: { pool: true } });
    const codes = Array.from({ length: 50 }, (__, at) => `code-${at}`);
    expect(await offers.addCodes(offer.id, [...codes, 'code-0'], nowMs)).toEqual({ added: 50 });
    expect(await offers.addCodes(offer.id, codes, nowMs)).toEqual({ added: 0 });

    const granted = await Promise.all(codes.map(() => patient(offers, askOf(offer, person()))));

    expect(granted.map(codeIn).toSorted()).toEqual(codes.map((code) => code.toUpperCase()).toSorted());
    expect(await offers.grant(askOf(offer, person()))).toEqual({ kind: 'none', reason: 'none-left' });
    expect(await offers.stock(offer.id)).toEqual({ free: 0, taken: 50, isMore: false });
    expect(await offers.addCodes(offer.id, codes, nowMs)).toEqual({ added: 0 });
  }, 30_000);

  it('are one for a person whom fifty ask for at the same time', async () => {
    const offers = make();
    const [offer, ann] = [offerOf({ code: { pool: true } }), person()];
    await offers.addCodes(offer.id, ['A', 'B', 'C'], nowMs);

    const all = await Promise.all(
      Array.from({ length: 50 }, (__, at) => patient(offers, askOf(offer, ann, { enrollmentId: `e${at}` }))),
    );

    expect(new Set(all.map(codeIn)).size).toBe(1);
    expect(await offers.stock(offer.id)).toMatchObject({ free: 2, taken: 1 });
  }, 30_000);

  it('are at most so many, however many ask', async () => {
    const offers = make();
    const offer = offerOf({ max: 7 });
    const all = await Promise.all(Array.from({ length: 20 }, () => patient(offers, askOf(offer, person()))));
    expect(all.filter(({ kind }) => kind === 'granted')).toHaveLength(7);
  });

  it('promise no more money than there is, however many ask', async () => {
    const offers = make();
    const offer = offerOf({
      terms: { amount: 5, currency: 'EUR' },
      budget: { amount: 34.9, currency: 'EUR' },
    });
    const all = await Promise.all(Array.from({ length: 20 }, () => patient(offers, askOf(offer, person()))));
    expect(all.filter(({ kind }) => kind === 'granted')).toHaveLength(6);
  });

  it('need no code, and are over for everybody at one moment', async () => {
    const offers = make();
    const at = new Date(nowMs + DAY_MS).toISOString();
    const { code: _code, ...bare } = offerOf({ expires: at });

    expect(await offers.grant(askOf(bare, person()))).toMatchObject({
      grant: { expiresAtMs: nowMs + DAY_MS },
    });
    expect(await offers.grant(askOf(bare, person(), { nowMs: nowMs + DAY_MS }))).toEqual({
      kind: 'none',
      reason: 'over',
    });
  });

  it('that nobody was told go back, with their code and their place', async () => {
    const offers = make();
    const [offer, ann, bob] = [offerOf({ code: { pool: true }, max: 1 }), person(), person()];
    await offers.addCodes(offer.id, ['ONE'], nowMs);
    const first = await offers.grant(askOf(offer, ann));
    if (first.kind === 'none') throw new Error();
    const by = { profileId: ann, enrollmentId: `e-${ann}` };
    expect((await offers.grant(askOf(offer, bob))).kind).toBe('none');

    expect(await offers.giveBack(first.grant, { ...by, enrollmentId: 'another' })).toBe(false);
    expect(await offers.giveBack(first.grant, by)).toBe(true);
    expect(await offers.giveBack(first.grant, by)).toBe(true);

    expect(await offers.stock(offer.id)).toMatchObject({ free: 1, taken: 0 });
    expect(await offers.ofProfiles([ann])).toMatchObject([{ returned: true }]);
    expect(codeIn(await offers.grant(askOf(offer, bob)))).toBe('ONE');
    // Told again by a wake that comes late, it takes nothing from whoever has the code by now.
    expect(await offers.giveBack(first.grant, by)).toBe(true);
    expect(await offers.stock(offer.id)).toMatchObject({ free: 0, taken: 1 });
  });

  it('stay when they were used, or are promised by another enrollment as well', async () => {
    const offers = make();
    const [offer, ann, bob] = [offerOf({ code: { pool: true } }), person(), person()];
    await offers.addCodes(offer.id, ['A', 'B'], nowMs);
    const [used, shared] = [await offers.grant(askOf(offer, ann)), await offers.grant(askOf(offer, bob))];
    if (used.kind === 'none' || shared.kind === 'none') throw new Error();
    await offers.markUsed(used.grant, ['nobody', ann], nowMs + 9);
    await offers.markUsed(used.grant, [ann], nowMs + 5);
    await offers.markUsed(used.grant, [ann], nowMs + 7);
    await offers.grant(askOf(offer, bob, { enrollmentId: 'another' }));

    expect(await offers.giveBack(used.grant, { profileId: ann, enrollmentId: `e-${ann}` })).toBe(false);
    expect(await offers.giveBack(shared.grant, { profileId: bob, enrollmentId: `e-${bob}` })).toBe(false);
    expect(await offers.ofProfiles([ann])).toMatchObject([{ usedAtMs: nowMs + 5 }]);
    expect(await offers.stock(offer.id)).toMatchObject({ free: 0, taken: 2 });
  });

  it('make up codes without giving one twice, fifty at a time', async () => {
    const offers = make();
    const offer = offerOf();
    const all = await Promise.all(Array.from({ length: 50 }, () => patient(offers, askOf(offer, person()))));
    expect(new Set(all.map(codeIn)).size).toBe(50);
    expect(all.map(codeIn)).not.toContain(undefined);
    expect(await offers.stock(offer.id)).toMatchObject({ taken: 50 });
  }, 30_000);

  it('are redeemed for one order, however many want it at once, and for that one ever after', async () => {
    const offers = make();
    const [offer, ann] = [offerOf({ code: { pool: true } }), person()];
    await offers.addCodes(offer.id, ['ONE'], nowMs);
    await offers.grant(askOf(offer, ann));
    const [read] = await offers.ofProfiles([ann]);
    if (!read) throw new Error();
    const by = (at: number) => ({ orderId: `order-${at}`, atMs: nowMs + at, key: `k${at}` });

    const tried = await Promise.all(Array.from({ length: 50 }, (__, at) => offers.redeem(read, by(at))));

    const at = tried.findIndex(({ kind }) => kind === 'redeemed');
    expect(tried.filter(({ kind }) => kind === 'lost')).toHaveLength(49);
    const kept = { code: 'ONE', redeemed: by(at), usedAtMs: nowMs + at };
    expect(tried[at]).toMatchObject({ kind: 'redeemed', grant: kept });
    const again = await offers.redeem(read, { ...by(at), atMs: nowMs + DAY_MS });
    expect(again).toMatchObject({ kind: 'repeated', grant: kept });
    expect(await offers.ofProfiles([ann])).toMatchObject([kept]);
    expect(await offers.giveBack(read, { profileId: ann, enrollmentId: `e-${ann}` })).toBe(false);
    const later = nowMs + 16 * DAY_MS;
    expect((await offers.grant(askOf(offer, person(), { nowMs: later }))).kind).toBe('none');
  }, 30_000);

  it('are not redeemed when they went back, or were used since they were read', async () => {
    const offers = make();
    const [offer, ann, bob] = [offerOf(), person(), person()];
    const back = await offers.grant(askOf(offer, ann));
    const used = await offers.grant(askOf(offer, bob));
    if (back.kind === 'none' || used.kind === 'none') throw new Error();
    const [hers, his] = [(await offers.ofProfiles([ann]))[0], (await offers.ofProfiles([bob]))[0]];
    if (!hers || !his) throw new Error();
    await offers.giveBack(back.grant, { profileId: ann, enrollmentId: `e-${ann}` });
    await offers.markUsed(used.grant, [bob], nowMs + 1);
    const by = { orderId: 'o', atMs: nowMs + 5 };

    expect(await offers.redeem(hers, by)).toEqual({ kind: 'lost' });
    expect(await offers.redeem(his, by)).toEqual({ kind: 'lost' });
    // Whoever has seen that use takes it for undone: a coupon that was taken out of the cart again.
    expect(await offers.redeem({ ...his, usedAtMs: nowMs + 1 }, by)).toMatchObject({ kind: 'redeemed' });
  });

  it('that ran out unused leave their code to somebody else, once the pool is empty', async () => {
    const offers = make();
    const [offer, ann, bob, eve] = [offerOf({ code: { pool: true } }), person(), person(), person()];
    await offers.addCodes(offer.id, ['A', 'B'], nowMs);
    const [a, b] = [await offers.grant(askOf(offer, ann)), await offers.grant(askOf(offer, bob))];
    if (b.kind === 'none') throw new Error();
    await offers.markUsed(b.grant, [bob], nowMs + MINUTE_MS);

    expect((await offers.grant(askOf(offer, eve, { nowMs: nowMs + 14 * DAY_MS }))).kind).toBe('none');
    const later = nowMs + 16 * DAY_MS;
    expect(codeIn(await offers.grant(askOf(offer, eve, { nowMs: later })))).toBe(codeIn(a));
    expect((await offers.grant(askOf(offer, person(), { nowMs: later }))).kind).toBe('none');
  });
});

/** The client dies at one call, before it takes effect or after it. */
const mortal = (client: DynamoDBClient, plan: { call: number; moment: 'before' | 'after' } | undefined) => {
  const state = { calls: 0 };
  const send = async (command: never) => {
    const call = state.calls++;
    if (plan && (call > plan.call || (call === plan.call && plan.moment === 'before')))
      throw new Error('dead');
    const answer = await client.send(command);
    if (plan && call === plan.call) throw new Error('dead');
    return answer;
  };
  return { client: { ...client, send, config: client.config } as unknown as DynamoDBClient, state };
};

describe('an offer, DynamoDB', () => {
  it('whose maker dies at whatever call is made once by whoever comes next: no code is lost or had twice', async () => {
    const trial = async (plan: Parameters<typeof mortal>[1]) => {
      const offer = offerOf({ code: { pool: true }, max: 5 });
      const ann = person();
      await real().addCodes(offer.id, ['A', 'B'], nowMs);
      const { client, state } = mortal(table.client, plan);
      const dying = dynamoOffers({ client, tableName: table.tableName, clock });
      await dying.grant(askOf(offer, ann)).catch(() => undefined);
      const granted = await real().grant(askOf(offer, ann, { nowMs: nowMs + 3 * MINUTE_MS }));
      const bob = await real().grant(askOf(offer, person(), { nowMs: nowMs + 3 * MINUTE_MS }));
      return { granted, bob, stock: await real().stock(offer.id), calls: state.calls };
    };
    const { calls } = await trial(undefined);
    expect(calls).toBeGreaterThan(6);

    for (let call = 0; call < calls; call++)
      for (const moment of ['before', 'after'] as const) {
        const { granted, bob, stock } = await trial({ call, moment });
        const where = `${moment} call ${call}`;
        expect([where, [codeIn(granted), codeIn(bob)].toSorted()]).toEqual([where, ['A', 'B']]);
        expect([where, stock]).toEqual([where, { free: 0, taken: 2, isMore: false }]);
      }
  }, 60_000);

  it('leaves nothing at its codes that leads to a person', async () => {
    const [offer, ann] = [offerOf(), person()];
    await real().grant(askOf(offer, ann));
    const { ScanCommand } = await import('@aws-sdk/client-dynamodb');
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
    const ofCodes = Items.filter(({ pk }) => pk?.S?.startsWith(`K#${offer.id}#`));
    expect(ofCodes).toHaveLength(1);
    expect(JSON.stringify(ofCodes)).not.toContain(ann);
  });
});
