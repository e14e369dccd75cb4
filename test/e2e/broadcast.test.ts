import { beforeAll, expect } from '@jest/globals';
import type { Mail } from '../support/kaskad.ts';
import { freshKaskad } from '../support/kaskad.ts';
import { newShopper, type Shopper } from '../support/shop.ts';
import { localOnly } from '../support/target.ts';

const kaskad = freshKaskad();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Json = Record<string, unknown>;

/** The date of so many days from now and a time of day, as a wall time. */
const wall = async (days: number, time: string) =>
  `${new Date((await kaskad().now()) + days * DAY).toISOString().slice(0, 10)}T${time}`;

const template = (id: string) => ({
  id,
  channel: 'email',
  subject: 'News for {{ profile.firstName | default: "you" }}',
  text: 'Hello',
  html: '<p>Hello</p>',
});

const put = async (path: string, body: Json) => {
  const saved = await kaskad().admin('PUT', path, body);
  expect([path, saved.status, saved.json.faults]).toEqual([path, 200, undefined]);
  const published = await kaskad().admin('POST', `${path}/publish`);
  expect([path, published.status, published.json.faults]).toEqual([path, 200, undefined]);
  await kaskad().idle();
};

/** A segment of everybody whose trait `group` is this, and people in it. */
const segmentOf = async (group: string) =>
  put(`/v1/segments/${group}`, { condition: { '==': [{ var: 'profile.group' }, group] } });

const publishNews = async (id: string, trigger: Json, more: Json = {}) =>
  put(`/v1/journeys/${id}`, {
    trigger,
    steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'news' }],
    ...more,
  });

const people = async (group: string, count: number, traits: Json = {}) => {
  const all: Shopper[] = [];
  for (let no = 0; no < count; no++)
    all.push(await newShopper(kaskad(), `${group}-${no}`, { group, ...traits }));
  return all;
};

const runsOf = async (id: string) => {
  const { json } = await kaskad().admin('GET', `/v1/journeys/${id}/runs`);
  return json.runs as { runId: string; status: string; people: number; startsAt: string }[];
};

const orderRun = (id: string, runId: string, order: string) =>
  kaskad().admin('POST', `/v1/journeys/${id}/runs/${runId}/${order}`);

/** Messages of one journey, oldest first. */
const mailsOf = async (journeyId: string): Promise<Mail[]> =>
  (await kaskad().outbox())
    .filter((mail) => mail.journeyId === journeyId)
    .toSorted((a, b) => a.at.localeCompare(b.at));

const advanceTo = async (instant: string) => {
  const now = await kaskad().now();
  const seconds = Math.ceil((Date.parse(instant) - now) / 1000);
  await kaskad().advance(`PT${Math.max(1, seconds)}S`);
};

localOnly.describe('a broadcast', () => {
  beforeAll(async () => {
    await put('/v1/templates/news', template('news'));
    const settings = await kaskad().admin('PUT', '/v1/settings/contact', { timezone: 'UTC' });
    expect(settings.status).toBe(200);
  });

  localOnly.it(
    'reaches everybody in a segment once, at her local time, and says why others got nothing',
    async () => {
      await segmentOf('vip');
      const [berlin] = await people('vip', 1, { timezone: 'Europe/Berlin' });
      const [tokyo] = await people('vip', 1, { timezone: 'Asia/Tokyo' });
      const [shy] = await people('vip', 1, { consent: { email: 'denied' } });
      const [buyer] = await people('vip', 1);
      const [other] = await people('others', 1);
      const at = await wall(3, '10:00');
      await publishNews(
        'vip-news',
        { schedule: { at, timezone: 'recipient' }, to: { segment: 'vip' } },
        { exit: [{ event: 'Order Completed' }] },
      );
      expect(await runsOf('vip-news')).toMatchObject([{ status: 'scheduled', people: 0 }]);

      await advanceTo(`${at.slice(0, 10)}T00:30:00Z`);
      expect(await mailsOf('vip-news')).toEqual([]);
      expect(await runsOf('vip-news')).toMatchObject([{ status: 'running', people: 4 }]);
      await buyer?.orders();
      await advanceTo(`${at.slice(0, 10)}T23:00:00Z`);

      const day = at.slice(0, 10);
      const mails = await mailsOf('vip-news');
      expect(mails.map(({ to, at: when }) => [to, when.slice(0, 16)])).toEqual([
        [tokyo?.email, `${day}T01:00`],
        [berlin?.email, expect.stringMatching(`${day}T0[89]:00`)],
      ]);
      expect((await shy?.skips())?.map(({ reason }) => reason)).toEqual(['no-consent']);
      expect((await buyer?.skips())?.map(({ reason }) => reason)).toContain('ordered');
      expect(await other?.enrollment('vip-news')).toBeUndefined();
      expect(await runsOf('vip-news')).toMatchObject([{ status: 'done', people: 4 }]);
    },
  );

  localOnly.it('is paused, resumed and aborted half-way, and keeps its pace', async () => {
    await segmentOf('slow');
    const all = await people('slow', 8);
    const at = await wall(3, '09:00');
    await publishNews('slow-news', {
      schedule: { at },
      to: { segment: 'slow' },
      throttle: { perMinute: 2 },
    });
    const [run] = await runsOf('slow-news');
    const runId = run?.runId ?? '';

    await advanceTo(`${at}:40Z`);
    expect(await mailsOf('slow-news')).toHaveLength(2);
    expect((await orderRun('slow-news', runId, 'pause')).json).toMatchObject({ status: 'paused' });
    await kaskad().advance('PT30M');
    expect(await mailsOf('slow-news')).toHaveLength(2);

    expect((await orderRun('slow-news', runId, 'resume')).status).toBe(200);
    await kaskad().advance('PT30M');
    expect((await mailsOf('slow-news')).map(({ to }) => to).toSorted()).toEqual(
      all.map(({ email }) => email).toSorted(),
    );

    await segmentOf('gone');
    await people('gone', 6);
    const later = await wall(2, '09:00');
    await publishNews('gone-news', {
      schedule: { at: later },
      to: { segment: 'gone' },
      throttle: { perMinute: 2 },
    });
    const [second] = await runsOf('gone-news');
    await advanceTo(`${later}:40Z`);
    expect((await orderRun('gone-news', second?.runId ?? '', 'abort')).json).toMatchObject({
      status: 'aborted',
    });
    await kaskad().idle();
    await kaskad().advance('P1D');

    expect(await mailsOf('gone-news')).toHaveLength(2);
    expect((await orderRun('gone-news', second?.runId ?? '', 'resume')).status).toBe(409);
  });

  localOnly.it('comes again by its rule, also to those who have joined the segment since', async () => {
    await segmentOf('weekly');
    const [ann] = await people('weekly', 1);
    const at = await wall(1, '09:00');
    await publishNews('weekly-news', {
      schedule: { at, rrule: 'FREQ=WEEKLY;COUNT=3' },
      to: { segment: 'weekly' },
    });
    await kaskad().advance('P3D');
    const [bob] = await people('weekly', 1);
    await kaskad().advance('P21D');

    const times = (email: string | undefined, mails: Mail[]) =>
      mails.filter(({ to }) => to === email).map((mail) => mail.at.slice(0, 16));
    const weeks = [0, 7, 14].map((days) =>
      new Date(Date.parse(`${at}Z`) + days * DAY).toISOString().slice(0, 16),
    );
    const mails = await mailsOf('weekly-news');
    expect(times(ann?.email, mails)).toEqual(weeks);
    expect(times(bob?.email, mails)).toEqual(weeks.slice(1));
    expect((await runsOf('weekly-news')).map(({ status, people: count }) => [status, count])).toEqual([
      ['done', 2],
      ['done', 2],
      ['done', 1],
    ]);
  });

  localOnly.it('warms an address up from day to day', async () => {
    await segmentOf('warm');
    await people('warm', 6);
    const at = await wall(1, '09:00');
    await publishNews('warm-news', {
      schedule: { at },
      to: { segment: 'warm' },
      warmUp: { start: 1, growth: 2 },
    });
    await kaskad().advance('P5D');

    const days = Object.values(Object.groupBy(await mailsOf('warm-news'), (mail) => mail.at.slice(0, 16)));
    expect(days.map((mails) => mails?.length)).toEqual([1, 2, 3]);
  });

  localOnly.it('is corrected to exactly those who received it', async () => {
    await segmentOf('wrong');
    const [ann] = await people('wrong', 1);
    await people('wrong', 1, { consent: { email: 'denied' } });
    const [late] = await people('late', 1);
    const at = await wall(1, '09:00');
    await publishNews('wrong-news', { schedule: { at }, to: { segment: 'wrong' } });
    await advanceTo(`${at}:30Z`);
    const [run] = await runsOf('wrong-news');
    await late?.identifies({ group: 'wrong' });
    const again = await wall(0, '12:00');
    await publishNews('sorry', {
      schedule: { at: again },
      to: { recipientsOf: { journeyId: 'wrong-news', runId: run?.runId } },
    });
    await kaskad().advance('P1D');

    expect((await mailsOf('wrong-news')).map(({ to }) => to)).toEqual([ann?.email]);
    expect((await mailsOf('sorry')).map(({ to }) => to)).toEqual([ann?.email]);
  });

  localOnly.it('says beforehand whom it would reach, whom not and why', async () => {
    await segmentOf('sized');
    await people('sized', 3);
    await people('sized', 1, { consent: { email: 'denied' } });
    const at = await wall(2, '09:00');
    const journey = {
      trigger: { schedule: { at }, to: { segment: 'sized' } },
      steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'news' }],
    };
    await kaskad().admin('PUT', '/v1/journeys/sized-news', journey);

    const { status, json } = await kaskad().admin('GET', '/v1/journeys/sized-news/audience');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      people: 4,
      looked: 4,
      share: 1,
      startsAt: `${at}:00.000Z`,
      channels: { email: { reachable: 3, unreachable: { 'no-consent': 1 } } },
      messages: { email: 3 },
    });
  });

  localOnly.it('is looked at beforehand by somebody of the shop, and counts nowhere', async () => {
    await segmentOf('tested');
    await kaskad().admin('PUT', '/v1/settings/people', { staff: ['*@shop.example'] });
    const at = await wall(2, '09:00');
    const journey = {
      trigger: { schedule: { at }, to: { segment: 'tested' } },
      steps: [{ id: 'mail', kind: 'send', channel: 'email', template: 'news' }],
    };
    await kaskad().admin('PUT', '/v1/journeys/tested-news', journey);

    const answer = await kaskad().admin('POST', '/v1/journeys/tested-news/test', {
      to: { email: 'mara@shop.example' },
    });
    await kaskad().idle();

    expect(answer.status).toBe(202);
    expect(await mailsOf('tested-news')).toMatchObject([
      { to: 'mara@shop.example', subject: '[Test] News for you', profileId: 'test' },
    ]);
    expect(await kaskad().lookup('email', 'mara@shop.example')).toBeUndefined();
  });
});
