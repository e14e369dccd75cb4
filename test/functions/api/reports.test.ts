import { beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Amounts } from '../../../core/analytics/measure.ts';
import type { Row } from '../../../core/analytics/row.ts';
import { hashId } from '../../../core/hash.ts';
import { NOW_MS, startApi } from '../../support/api.ts';

let api: ReturnType<typeof startApi>;
let told = 0;
beforeEach(() => {
  api = startApi();
  told = 0;
});

/** Counts at noon of a day, by a clock in Berlin. */
const tell = (day: string, row: Row, add: Amounts) =>
  api.tallies.add(
    [{ id: hashId(['count', told++], 16), atMs: Date.parse(`${day}T12:00:00Z`), row, add }],
    'Europe/Berlin',
  );

const lines = (text: string) => parse(text, { columns: true }) as Record<string, string>[];
const cart = { journeyId: 'cart-abandoned', version: 1 };

describe('GET /v1/reports/summary', () => {
  it('tells journeys of the days that are asked for, both ends included', async () => {
    await tell('2026-02-28', cart, { entered: 100 });
    await tell('2026-03-01', cart, { entered: 2 });
    await tell('2026-03-02', { ...cart, stepId: 'remind', channel: 'email' }, { sent: 1, 'cost:EUR': 35 });

    const { status, json } = await api.ask('GET', '/v1/reports/summary?from=2026-03-01&to=2026-03-02');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-02',
      journeys: [{ journeyId: 'cart-abandoned', entered: 2, sent: { email: 1 }, cost: { EUR: 0.35 } }],
    });
  });

  it('takes the last thirty days by the clock of the shop', async () => {
    const { json } = await api.ask('GET', '/v1/reports/summary');
    expect(NOW_MS).toBe(Date.parse('2026-03-02T09:00:00Z'));
    expect(json).toEqual({ from: '2026-02-01', to: '2026-03-02', journeys: [] });
  });

  it.each([
    ['from=2026-03-02&to=2026-03-01', '/from'],
    ['from=2020-01-01&to=2026-03-01', '/from'],
    ['to=soon', '/to'],
    ['format=xml', '/format'],
  ])('says what is wrong with %s', async (query, path) => {
    const { status, json } = await api.ask('GET', `/v1/reports/summary?${query}`);
    expect(status).toBe(400);
    expect(json.faults).toMatchObject([{ path }]);
  });

  it.each([
    ['/v1/reports/summary?format=csv', {}],
    ['/v1/reports/summary', { accept: 'text/csv' }],
  ])('is a file for a spreadsheet at %s', async (url, headers) => {
    await tell('2026-03-01', cart, { entered: 2, 'skipped:=cmd|x': 1 });
    await tell('2026-03-01', { ...cart, channel: 'sms' }, { sent: 3, 'revenue:EUR': -150 });

    const { text, headers: answered } = await api.ask('GET', url, { headers });

    expect(answered['content-type']).toBe('text/csv; charset=utf-8');
    expect(answered['content-disposition']).toContain('summary-2026-02-01-2026-03-02.csv');
    expect(lines(text)).toEqual([
      {
        ...{ journeyId: 'cart-abandoned', entered: '2', 'sent.sms': '3', 'skipped.=cmd|x': '1' },
        ...{ reacted: '0', converted: '0', 'revenue.EUR': '-1.5', unknown: '0', unsubscribed: '0' },
        complained: '0',
      },
    ]);
  });

  it('is for whoever has a token', async () => {
    expect((await api.ask('GET', '/v1/reports/summary', { token: '' })).status).toBe(401);
    expect((await api.ask('GET', '/v1/reports/summary', { token: 'reader' })).status).toBe(200);
  });
});

describe('GET /v1/reports/overview', () => {
  it('tells what was won back before anything else, and says where it cannot', async () => {
    await tell('2026-03-01', {}, { orders: 2, 'revenue:EUR': 4_000 });
    const { json } = await api.ask('GET', '/v1/reports/overview');
    expect(json.wonBack).toEqual({
      orders: { kind: 'unknown', reason: 'no-control-group' },
      revenue: {},
      people: 0,
      control: 0,
    });
    expect(json.total.orderedAfter).toMatchObject({ orders: 2, revenue: { EUR: 40 } });
  });

  it('puts journeys with control groups together', async () => {
    for (const journeyId of ['a', 'b']) {
      await tell('2026-03-01', { journeyId, variant: '0a1b2c/control' }, { people: 500, peopleOrdered: 50 });
      await tell('2026-03-01', { journeyId, variant: '0a1b2c/in' }, { people: 4_500, peopleOrdered: 540 });
    }
    const { json } = await api.ask('GET', '/v1/reports/overview');
    expect(json.wonBack).toMatchObject({ people: 9_000, control: 1_000, orders: { kind: 'known' } });
    expect(json.wonBack.orders.estimate).toBeCloseTo(180, 6);
  });

  it('has a line a day for the shop and for each channel in its file', async () => {
    await tell('2026-03-01', { ...cart, channel: 'email' }, { sent: 2, opened: 1, 'skipped:over-cap': 1 });
    await tell('2026-03-01', cart, { entered: 3 });
    const { text } = await api.ask('GET', '/v1/reports/overview?format=csv');
    expect(lines(text)).toMatchObject([
      { date: '2026-03-01', channel: '', entered: '3', orders: '0', sent: '' },
      { date: '2026-03-01', channel: 'email', entered: '', sent: '2', opened: '1', 'skipped.over-cap': '1' },
    ]);
  });
});

describe('GET /v1/reports/journeys/{id}', () => {
  const document = {
    id: 'cart-abandoned',
    trigger: { event: 'Cart Changed' },
    goal: { event: 'Order Completed', within: 'P3D' },
    steps: [{ id: 'idle', kind: 'wait', for: 'PT1H' }],
  };

  it('tells one journey, also before anything has happened in it', async () => {
    await api.ask('PUT', '/v1/journeys/cart-abandoned', { body: document });
    const empty = await api.ask('GET', '/v1/reports/journeys/cart-abandoned');
    expect(empty.json).toMatchObject({
      wonBack: { until: '2026-02-26' },
      people: { entered: 0 },
      funnel: [],
    });

    await tell(
      '2026-03-01',
      { ...cart, stepId: 'remind', rung: 0, channel: 'email' },
      { sent: 2, opened: 5 },
    );
    const { json } = await api.ask('GET', '/v1/reports/journeys/cart-abandoned');
    expect(json.funnel).toMatchObject([{ version: 1, stepId: 'remind', rung: 0, sent: 2, opened: 2 }]);
    const { text } = await api.ask('GET', '/v1/reports/journeys/cart-abandoned?format=csv');
    expect(lines(text)).toMatchObject([{ version: '1', stepId: 'remind', channel: 'email', sent: '2' }]);
  });

  it.each(['summary', 'overview', 'journeys/cart-abandoned'])(
    'shows attributed orders nowhere but after what was won back, and so not in the file of %s',
    async (report) => {
      await tell('2026-03-01', { ...cart, stepId: 'remind', channel: 'email' }, { sent: 2, attributed: 1 });
      const { json } = await api.ask('GET', `/v1/reports/${report}`);
      const beforeWonBack = JSON.stringify(json).replace(/"wonBack".*/, '');
      expect(beforeWonBack).not.toMatch(/attributed|firstTouched/);
      const { text } = await api.ask('GET', `/v1/reports/${report}?format=csv`);
      expect(lines(text)).not.toEqual([]);
      expect(text).not.toMatch(/attributed|firstTouched/);
    },
  );

  it('knows none that nobody has written or been in', async () => {
    expect((await api.ask('GET', '/v1/reports/journeys/nobody')).status).toBe(404);
  });
});

describe('experiments', () => {
  const steps = [
    {
      ...{ id: 'half', kind: 'split' },
      ways: [
        { share: 0.5, steps: [{ id: 'one', kind: 'wait', for: 'PT1H' }] },
        { share: 0.5, steps: [{ id: 'two', kind: 'wait', for: 'PT2H' }] },
      ],
    },
  ];
  const plan = {
    ...{ journeyId: 'halves', stepId: 'half', plannedPeople: 5_000 },
    measure: { kind: 'orders', minimalDifference: 0.01 },
  };
  beforeEach(async () => {
    await api.ask('PUT', '/v1/journeys/halves', {
      body: { id: 'halves', trigger: { event: 'Seen' }, steps },
    });
    await api.ask('POST', '/v1/journeys/halves/publish');
  });

  it('are planned in the settings, which name what is not there', async () => {
    const { status, json } = await api.ask('PUT', '/v1/settings/experiments', {
      body: { globalControl: 0.02, plans: [plan, { ...plan, stepId: 'one' }] },
    });
    expect(status).toBe(422);
    expect(json.faults).toEqual([{ path: '/plans/1/stepId', message: 'nothing is on trial at one' }]);
    const saved = await api.ask('PUT', '/v1/settings/experiments', { body: { plans: [plan] } });
    expect(saved.json).toMatchObject({
      globalControl: 0,
      plans: [{ ...plan, leastDays: 7, confidence: 0.95, stopAutomatically: false }],
    });
  });

  it('are listed, with the control group of every journey that has one', async () => {
    await api.ask('PUT', '/v1/journeys/kept', {
      body: {
        id: 'kept',
        name: 'Kept',
        holdout: 0.1,
        trigger: { event: 'Seen' },
        steps: [steps[0]?.ways[0]?.steps[0]],
      },
    });
    await api.ask('POST', '/v1/journeys/kept/publish');

    const { json } = await api.ask('GET', '/v1/experiments');

    expect(json.experiments).toMatchObject([
      { journeyId: 'halves', stepId: 'half', variants: [{ what: 'ways/0' }, { what: 'ways/1' }] },
      { journeyId: 'kept', name: 'Kept', status: 'live', variants: [{ what: 'control' }, { what: 'in' }] },
    ]);
  });

  it('are read out by plan and variant, with a sentence in both languages', async () => {
    await api.ask('PUT', '/v1/settings/experiments', { body: { plans: [plan] } });
    const before = await api.ask('GET', '/v1/reports/journeys/halves/experiments');
    const [{ plan: hash }] = before.json.experiments;
    for (const [id, peopleOrdered] of [
      ['0', 100],
      ['1', 300],
    ] as const)
      await tell(
        '2026-02-01',
        { journeyId: 'halves', stepId: 'half', variant: `${hash}/${id}` },
        { people: 2_000, peopleOrdered },
      );

    const { json } = await api.ask('GET', '/v1/reports/journeys/halves/experiments');

    expect(json.experiments).toMatchObject([
      {
        ...{ stepId: 'half', since: '2026-02-01', days: 22, people: 4_000, plannedPeople: 5_000 },
        decision: { kind: 'stop-winner', winner: '1' },
        sentence: { en: expect.stringContaining('“way 2”'), ru: expect.stringContaining('«путь 2»') },
      },
    ]);
    expect((await api.ask('GET', '/v1/reports/journeys/nobody/experiments')).status).toBe(404);
  });

  it('are read from their beginning, whatever days are asked for', async () => {
    await api.ask('PUT', '/v1/settings/experiments', { body: { plans: [plan] } });
    const url = '/v1/reports/journeys/halves/experiments';
    const [{ plan: hash }] = (await api.ask('GET', url)).json.experiments;
    const meet = (day: string, id: string, peopleOrdered: number) =>
      tell(
        day,
        { journeyId: 'halves', stepId: 'half', variant: `${hash}/${id}` },
        { people: 1_000, peopleOrdered },
      );
    for (const id of ['0', '1']) await meet('2026-02-01', id, 200);
    await meet('2026-02-02', '0', 20);
    await meet('2026-02-02', '1', 200);

    const asked = await api.ask('GET', `${url}?from=2026-02-02&to=2026-02-02`);
    expect(asked.json.experiments).toMatchObject([{ since: '2026-02-01', days: 22, people: 4_000 }]);
    expect(asked.json).toEqual((await api.ask('GET', url)).json);
  });
});

describe('GET /v1/reports/sample-size', () => {
  it('says how many people and days it takes', async () => {
    const url = '/v1/reports/sample-size?baseline=0.1&difference=0.024&peoplePerDay=500';
    const { json } = await api.ask('GET', url);
    expect(json).toMatchObject({ people: 10_366, perVariant: 5_183, onOneDay: 5_414, days: 21 });
  });

  it.each([
    ['baseline=0.5&difference=0.6', '/difference'],
    ['baseline=2&difference=0.1', '/baseline'],
    ['difference=0.1', '/baseline'],
    ['baseline=0.1&difference=0.1&variants=1', '/variants'],
  ])('says what is wrong with %s', async (query, path) => {
    const { status, json } = await api.ask('GET', `/v1/reports/sample-size?${query}`);
    expect(status).toBe(400);
    expect(json.faults).toMatchObject([{ path }]);
  });
});
