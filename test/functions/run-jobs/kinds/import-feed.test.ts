import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { type Feed, feedSchema } from '../../../../core/config/feeds-settings.ts';
import { HOUR_MS } from '../../../../core/duration.ts';
import { armFeeds } from '../../../../core/feed/arm-feed.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import { t0 } from '../../../support/ann.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const feed: Feed = feedSchema.parse({
  ...{ id: 'shop', url: 'https://shop.example/feed.csv', format: 'csv', currency: 'EUR', every: 'PT6H' },
});
const rowsOf = (...rows: string[]) => ['id,name,price,stock', ...rows].join('\n');
const kettle = 'p1,Kettle,20,3';
const cup = 'p2,Cup,4,1';

const house = (feeds: Feed[] = [feed], options: Parameters<typeof jobsRig>[0] = {}) => {
  const rig = jobsRig({ enrollments: [], feeds, ...options });
  const arm = () => armFeeds({ ...rig.jobPorts }, feeds, 'ann');
  return {
    ...rig,
    arm,
    /** Reads a file now, and answers what came of it. */
    async reads(text: string) {
      rig.feedFiles.text = text;
      rig.setTime(rig.jobPorts.clock.now() + 1);
      const { id } = await rig.start('import-feed', { feedId: feed.id });
      await rig.runJobs();
      return rig.jobs.get(id);
    },
    stockOf: async (id: string) => (await rig.products.get(id))?.stock,
    runs: () => rig.jobs.all().filter(({ kind }) => kind === 'import-feed'),
  };
};

describe('a feed', () => {
  it('fills the catalogue and says which rows it refused, and why', async () => {
    const { reads, products, feeds } = house();
    const job = await reads(rowsOf(kettle, 'p2,,4,1', ',Nameless,1,1', cup));
    expect(job).toMatchObject({
      status: 'done',
      counts: { rows: 4, saved: 2, refused: 2 },
      result: {
        outcome: 'done',
        refused: [
          { row: 2, id: 'p2', reason: expect.stringContaining('name') },
          { row: 3, reason: expect.stringContaining('id') },
        ],
      },
    });
    expect(await products.get('p1')).toEqual({
      id: 'p1',
      name: 'Kettle',
      price: 20,
      currency: 'EUR',
      stock: 3,
    });
    expect((await feeds.get('shop')).last).toMatchObject({ outcome: 'done', products: 2 });
  });

  it('writes only what has changed', async () => {
    const { reads } = house();
    await reads(rowsOf(kettle, cup));
    expect((await reads(rowsOf(kettle, 'p2,Cup,5,1')))?.counts).toMatchObject({ saved: 1, same: 1 });
  });

  it('tells who looked at a product that it is cheaper', async () => {
    const journey: Journey = {
      ...{ id: 'cheaper', trigger: { event: 'Price Dropped' } },
      steps: [{ id: 'rest', kind: 'wait', for: 'P1D' }],
    };
    const { reads, jobs } = house([feed], { journey });
    await reads(rowsOf(kettle));
    await reads(rowsOf('p1,Kettle,15,3'));
    expect(jobs.all().map(({ kind }) => kind)).toContain('product-changed');
  });

  it('takes what is in it no longer for out of stock, and leaves alone what it never said', async () => {
    const { reads, products, stockOf } = house();
    await products.put({ id: 'own', name: 'By hand', stock: 5 });
    await reads(rowsOf(kettle, cup, 'p3,Pot,9,1'));
    const job = await reads(rowsOf(kettle, 'p3,,9,1'));
    expect(job?.counts).toMatchObject({ gone: 1, refused: 1 });
    expect([await stockOf('p1'), await stockOf('p2'), await stockOf('p3'), await stockOf('own')]).toEqual([
      3, 0, 1, 5,
    ]);
    const partial = house([{ ...feed, full: false }]);
    await partial.reads(rowsOf(kettle, cup));
    await partial.reads(rowsOf(kettle));
    expect(await partial.stockOf('p2')).toBe(1);
  });

  it.each([
    ['torn', '<yml_catalog><offer id="p1"><name>Kettle</name></offer>'],
    ['too-few', '<yml_catalog><offers/></yml_catalog>'],
  ])('that is %s takes nothing for gone', async (outcome, text) => {
    const { reads, stockOf } = house([{ ...feed, format: 'yml' }]);
    const offer = (id: string) => `<offer id="${id}"><name>N</name><count>1</count></offer>`;
    await reads(`<yml_catalog>${offer('p1')}${offer('p2')}</yml_catalog>`);
    const job = await reads(text);
    expect(job).toMatchObject({ status: 'done', result: { outcome } });
    expect(await stockOf('p2')).toBe(1);
  });

  it('without half of what it held is believed by hand only', async () => {
    const many = rowsOf(...Array.from({ length: 10 }, (_, at) => `p${at},Thing,1,1`));
    const { reads, arm, runJobs, feedFiles, feeds, stockOf, setTime } = house();
    await reads(many);
    feedFiles.text = rowsOf('p0,Thing,1,1');
    await arm();
    setTime(t0 + 1000);
    await runJobs();
    expect((await feeds.get('shop')).last).toMatchObject({ outcome: 'too-few', products: 10 });
    expect(await stockOf('p9')).toBe(1);
    await reads(feedFiles.text);
    expect(await stockOf('p9')).toBe(0);
  });

  it('is read in steps, however short they are, and once more where its owner changes it meanwhile', async () => {
    const rows = Array.from({ length: 350 }, (_, at) => `p${at},Thing,1,1`);
    const { start, handleJob, jobMessages, feedFiles, jobs, products, jobPorts } = house();
    const { clock } = jobPorts;
    feedFiles.text = rowsOf(...rows);
    const { id } = await start('import-feed', { feedId: 'shop' });
    const step = async () => {
      const next = jobMessages.take(clock.now());
      if (next) await handleJob(next, { remainingMs: () => 0 });
      return next !== undefined;
    };
    await step();
    expect((await jobs.get(id))?.counts).toMatchObject({ rows: 100 });
    await step();
    feedFiles.text = rowsOf(...rows.map((row) => row.replace('Thing', 'New')));
    while (await step());
    expect(await jobs.get(id)).toMatchObject({
      status: 'done',
      counts: { again: 1 },
      result: { outcome: 'done' },
    });
    expect((await products.page(undefined, 1000)).kept.map(({ product }) => product.name)).toEqual(
      Array(350).fill('New'),
    );
  });

  it.each([
    ['address', { url: 'https://shop.example/other.csv' }],
    ['currency', { currency: 'USD' }],
    ['say', { full: true }],
  ])('of another %s is asked for anew, and not measured by what the former one held', async (_, change) => {
    const feeds = [{ ...feed, full: false }];
    const { arm, runJobs, feedFiles, feeds: states, products, jobPorts, setTime } = house(feeds);
    feedFiles.text = rowsOf(...Array.from({ length: 10 }, (_, at) => `p${at},Thing,1,1`));
    await arm();
    await runJobs();
    const asked: unknown[] = [];
    const { open } = feedFiles;
    feedFiles.open = function (one, since) {
      asked.push(since);
      return open.call(this, one, since);
    };
    feeds[0] = { ...feed, full: false, ...change };
    feedFiles.text = rowsOf('p1,Thing,2,1');
    setTime(jobPorts.clock.now() + 1);
    await arm();
    await runJobs();
    expect(asked).toEqual([{}]);
    expect((await states.get('shop')).last).toMatchObject({ outcome: 'done', products: 1 });
    expect(await products.get('p1')).toMatchObject({ price: 2, currency: feeds[0]?.currency });
  });

  it('that is read oftener now is the same file', async () => {
    const feeds = [{ ...feed }];
    const { arm, runJobs, feedFiles, feeds: states, jobPorts, setTime } = house(feeds);
    feedFiles.text = rowsOf(kettle);
    await arm();
    await runJobs();
    feeds[0] = { ...feed, every: 'PT1H' };
    setTime(jobPorts.clock.now() + 1);
    await arm();
    await runJobs();
    expect((await states.get('shop')).last).toMatchObject({ outcome: 'unchanged', products: 1 });
  });

  it('whose address is changed while it is read takes nothing for gone and is not remembered', async () => {
    const feeds = [{ ...feed }];
    const {
      reads,
      start,
      handleJob,
      jobMessages,
      feedFiles,
      jobs,
      feeds: states,
      stockOf,
      jobPorts,
      setTime,
    } = house(feeds);
    await reads(rowsOf(kettle, cup));
    feedFiles.text = rowsOf(kettle);
    setTime(jobPorts.clock.now() + 1);
    const { id } = await start('import-feed', { feedId: 'shop' });
    const step = async () => {
      const next = jobMessages.take(jobPorts.clock.now());
      if (next) await handleJob(next, { remainingMs: () => 0 });
    };
    await step();
    feeds[0] = { ...feed, url: 'https://shop.example/other.csv' };
    await step();
    expect(await jobs.get(id)).toMatchObject({ status: 'done', result: { outcome: 'overtaken' } });
    expect(await stockOf('p2')).toBe(1);
    expect((await states.get('shop')).last).toMatchObject({ products: 2 });
  });

  it('packed, and in an alphabet of its own, is read too', async () => {
    const rig = house([{ ...feed, format: 'yml' }]);
    const head = '<?xml version="1.0" encoding="windows-1251"?><yml_catalog><offer id="p1"><name>';
    const text = Buffer.concat([
      Buffer.from(head),
      Buffer.from([0xd7, 0xe0, 0xe9]),
      Buffer.from('</name></offer></yml_catalog>'),
    ]);
    const bytes = gzipSync(text);
    rig.jobPorts.feedFiles.open = async () => ({
      kind: 'open',
      body: (async function* () {
        yield bytes.subarray(0, 7);
        yield bytes.subarray(7);
      })(),
    });
    await rig.start('import-feed', { feedId: 'shop' });
    await rig.runJobs();
    expect(await rig.products.get('p1')).toMatchObject({ name: 'Чай' });
  });
});

describe('the times of a feed', () => {
  it('begin when it is saved, and go on from each run to the next', async () => {
    const { arm, runJobs, setTime, feedFiles, runs, feeds } = house();
    feedFiles.text = rowsOf(kettle);
    await arm();
    await arm();
    expect(runs()).toHaveLength(1);
    for (const hours of [0, 6, 12]) {
      setTime(t0 + hours * HOUR_MS);
      await runJobs();
    }
    expect(feedFiles.opened).toBe(3);
    expect((await feeds.get('shop')).last).toMatchObject({ outcome: 'unchanged', products: 1 });
    expect((await feeds.get('shop')).next).toMatchObject({ atMs: t0 + 18 * HOUR_MS });
  });

  it('survive a run that fails, and one that is told twice', async () => {
    const { arm, runJobs, setTime, feedFiles, products, jobMessages, handleJob, runs } = house();
    feedFiles.text = rowsOf(kettle);
    feedFiles.isDown = true;
    await arm();
    const message = jobMessages.take(t0);
    for (let attempt = 1; attempt <= 6; attempt++)
      await expect(handleJob(message as never, { attempts: attempt })).rejects.toThrow();
    expect(runs()[0]).toMatchObject({ status: 'failed' });
    feedFiles.isDown = false;
    setTime(t0 + 6 * HOUR_MS);
    await runJobs();
    expect(await products.get('p1')).toMatchObject({ name: 'Kettle' });
  });

  it('are not doubled by an edit, and end with the feed', async () => {
    const feeds = [{ ...feed }];
    const { arm, runJobs, setTime, feedFiles, runs } = house(feeds);
    feedFiles.text = rowsOf(kettle);
    await arm();
    await runJobs();
    feeds[0] = { ...feed, every: 'PT1H' };
    await arm();
    await runJobs();
    const opened = feedFiles.opened;
    setTime(t0 + HOUR_MS);
    await runJobs();
    expect(feedFiles.opened).toBe(opened + 1);
    feeds.length = 0;
    setTime(t0 + 12 * HOUR_MS);
    await runJobs();
    expect(feedFiles.opened).toBe(opened + 1);
    expect(runs().every(({ status }) => status === 'done')).toBe(true);
  });

  it('begin again when a feed that was taken away comes back', async () => {
    const feeds = [{ ...feed }];
    const { arm, runJobs, setTime, feedFiles, feeds: states } = house(feeds);
    feedFiles.text = rowsOf(kettle);
    await arm();
    await runJobs();
    feeds.length = 0;
    setTime(t0 + 6 * HOUR_MS);
    await runJobs();
    expect(feedFiles.opened).toBe(1);
    setTime(t0 + 7 * HOUR_MS);
    feeds.push({ ...feed });
    await arm();
    await runJobs();
    expect(feedFiles.opened).toBe(2);
    expect((await states.get('shop')).next).toMatchObject({ atMs: t0 + 13 * HOUR_MS });
  });

  it.each(['aborted', 'failed'] as const)('begin again when the next one is %s', async (status) => {
    const { arm, runJobs, setTime, feedFiles, feeds, jobs, runs } = house();
    feedFiles.text = rowsOf(kettle);
    await arm();
    await runJobs();
    const next = await jobs.get((await feeds.get('shop')).next?.jobId ?? '');
    if (next) await jobs.save({ ...next, status });
    setTime(t0 + HOUR_MS);
    await arm();
    await arm();
    await runJobs();
    expect(feedFiles.opened).toBe(2);
    expect(runs().filter((run) => run.status === 'running')).toHaveLength(1);
  });

  it('that were missed in an outage are armed in turn, and the last one reads', async () => {
    const { arm, runJobs, setTime, feedFiles, feeds } = house();
    feedFiles.text = rowsOf(kettle);
    await arm();
    setTime(t0 + 25 * HOUR_MS);
    await runJobs();
    expect(feedFiles.opened).toBe(1);
    expect((await feeds.get('shop')).next).toMatchObject({ atMs: t0 + 30 * HOUR_MS });
  });

  it('say what is wrong with an address', async () => {
    const { reads, feedFiles, feeds } = house();
    feedFiles.refusal = 'http-404';
    expect(await reads('')).toMatchObject({ status: 'done', result: { outcome: 'http-404' } });
    expect((await feeds.get('shop')).last).toMatchObject({ outcome: 'http-404' });
  });
});
