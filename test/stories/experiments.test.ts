import { describe, expect, it } from '@jest/globals';
import type { Amounts } from '../../core/analytics/measure.ts';
import { onTrialIn, trialRow } from '../../core/analytics/on-trial.ts';
import { DAY_MS, HOUR_MS } from '../../core/duration.ts';
import { hashId } from '../../core/hash.ts';
import type { Journey } from '../../core/journey/journey.ts';
import { createHandler } from '../../functions/run-jobs/handler.ts';
import { jobKinds } from '../../functions/run-jobs/kinds/index.ts';
import { NOW_MS, startApi } from '../support/api.ts';
import { jobsRig } from '../support/jobs-rig.ts';

const journey = {
  id: 'cart-abandoned',
  trigger: { event: 'Cart Changed' },
  goal: { event: 'Order Completed', within: 'P1D' },
  steps: [
    {
      ...{ id: 'remind', kind: 'cascade' },
      order: {
        experiment: [
          { share: 0.5, order: ['email', 'sms'] },
          { share: 0.5, order: ['sms', 'email'] },
        ],
      },
      rungs: { email: { template: 'mail', wait: 'P1D' }, sms: { template: 'text', wait: 'P1D' } },
    },
  ],
};
const plainJourney = { ...journey, steps: [{ ...journey.steps[0], order: ['email', 'sms'] }] };
const plan = {
  ...{ journeyId: 'cart-abandoned', stepId: 'remind', plannedPeople: 5_000, stopAutomatically: true },
  measure: { kind: 'orders', minimalDifference: 0.02 },
};
const templates = {
  mail: { id: 'mail', channel: 'email', subject: 'Cart', text: 'Your cart {{ unsubscribe_url }}' },
  text: { id: 'text', channel: 'sms', text: 'Your cart' },
};

/** A house with the experiment, and a clock that only the story moves. */
const house = async (settings: object = { plans: [plan] }) => {
  const clock = { nowMs: NOW_MS, now: () => clock.nowMs };
  const api = startApi({ clock });
  const { documents, config, tallies, jobs, jobMessages } = api;
  for (const [id, body] of Object.entries(templates)) {
    await api.ask('PUT', `/v1/templates/${id}`, { body });
    await api.ask('POST', `/v1/templates/${id}/publish`);
  }
  const publish = async (body: object) => {
    await api.ask('PUT', '/v1/journeys/cart-abandoned', { body });
    return api.ask('POST', '/v1/journeys/cart-abandoned/publish');
  };
  await publish(journey);
  expect((await api.ask('PUT', '/v1/settings/experiments', { body: settings })).status).toBe(200);
  const ports = { ...jobsRig().jobPorts, documents, config, tallies, jobs, jobMessages, clock };
  const handle = createHandler(ports, jobKinds);
  const [trial] = onTrialIn(journey as unknown as Journey, { globalControl: 0 });
  let told = 0;

  return {
    api,
    clock,
    ports,
    publish,
    /** People who met the experiment now. */
    async meet(id: string, people: number, ordered: number, more: Amounts = {}) {
      const row = trialRow('cart-abandoned', trial ?? { plan: '' }, id);
      const add = { people, peopleOrdered: ordered, ...more };
      await tallies.add([{ id: hashId([told++], 16), atMs: clock.nowMs, row, add }], 'UTC');
    },
    /** Lets days pass; whatever is due is done twice, as queues do at times. */
    async pass(days: number) {
      for (const endMs = clock.nowMs + days * DAY_MS; clock.nowMs < endMs; clock.nowMs += HOUR_MS)
        for (let next = jobMessages.take(clock.nowMs); next; next = jobMessages.take(clock.nowMs)) {
          await handle(next, { attempts: 1 }, () => 30_000).catch(() => undefined);
          await handle(next, { attempts: 1 }, () => 30_000);
        }
    },
    async order() {
      const entry = (await config.inEffect()).find({ kind: 'journey', id: 'cart-abandoned' });
      const steps = (entry?.document.steps ?? []) as unknown as { order: unknown }[];
      return steps[0]?.order;
    },
    version: async () => (await config.inEffect()).find({ kind: 'journey', id: 'cart-abandoned' })?.version,
    audits: async () =>
      (await documents.audits({ of: { kind: 'journey', id: 'cart-abandoned' }, limit: 50 })).entries.filter(
        ({ by }) => by === 'experiment',
      ),
  };
};

type House = Awaited<ReturnType<typeof house>>;

const lookOf = (story: House) => story.ports.jobs.all().findLast(({ kind }) => kind === 'watch-experiment');

describe('an experiment that may stop by itself', () => {
  it('publishes the winner once, says so, and is left alone from then on', async () => {
    const story = await house();
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);

    await story.pass(6);
    expect(await story.version()).toBe(1);
    await story.pass(4);

    expect(await story.order()).toEqual(['sms', 'email']);
    expect(await story.version()).toBe(2);
    expect(await story.audits()).toMatchObject([
      { action: 'publish', version: 2, why: expect.stringContaining('“sms → email” wins') },
    ]);
    const { json } = await story.api.ask('GET', '/v1/journeys/cart-abandoned');
    expect(json).not.toHaveProperty('draft');

    await story.pass(10);
    expect(await story.version()).toBe(2);
    expect(await story.audits()).toHaveLength(1);
    const again = await story.api.ask('PUT', '/v1/settings/experiments', { body: { plans: [plan] } });
    expect(again).toMatchObject({ status: 422, json: { faults: [{ path: '/plans/0/stepId' }] } });
    expect(story.ports.jobs.all().filter(({ status }) => status === 'running')).toEqual([]);
  });

  it('goes on while nothing is clear', async () => {
    const story = await house();
    await story.meet('0', 300, 30);
    await story.meet('1', 300, 33);
    await story.pass(20);
    expect(await story.version()).toBe(1);
    expect(story.ports.jobs.all().at(-1)).toMatchObject({ kind: 'watch-experiment', status: 'running' });
  });

  it('goes back to the first order when people were not divided as planned, without waiting', async () => {
    const story = await house();
    await story.meet('0', 500, 40);
    await story.meet('1', 1_500, 600);
    await story.pass(4);
    expect(await story.order()).toEqual(['email', 'sms']);
    expect(await story.audits()).toMatchObject([{ why: expect.stringContaining('not divided as planned') }]);
  });

  it('goes back to the first order when another makes people unsubscribe', async () => {
    const story = await house();
    await story.meet('0', 1_500, 120, { peopleUnsubscribed: 3 });
    await story.meet('1', 1_500, 300, { peopleUnsubscribed: 150 });
    await story.pass(4);
    expect(await story.order()).toEqual(['email', 'sms']);
  });

  it('is told although the first telling was cut off', async () => {
    const story = await house();
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    const { audit } = story.ports.documents;
    let cut = 0;
    story.ports.documents.audit = async (entry) => {
      if (entry.by === 'experiment' && cut++ === 0) throw new Error('cut off');
      return audit(entry);
    };
    await story.pass(10);
    expect(cut).toBe(2);
    expect(await story.version()).toBe(2);
    expect(await story.audits()).toHaveLength(1);
  });

  it('is looked at the day after one on which counts could not be read', async () => {
    const story = await house();
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    await story.pass(6);
    const { tallies } = story.ports;
    const { journey: read } = tallies;
    tallies.journey = async () => {
      throw new Error('cannot be read');
    };
    await expect(story.pass(1)).rejects.toThrow('cannot be read');
    tallies.journey = read;
    await story.pass(3);
    expect(await story.order()).toEqual(['sms', 'email']);
  });

  it.each([
    ['stopped', (story: House) => story.api.ask('POST', '/v1/journeys/cart-abandoned/stop')],
    ['published without it', (story: House) => story.publish(plainJourney)],
  ])('is looked at again when it is back after it was %s', async (_, away) => {
    const story = await house();
    await story.pass(2);
    expect((await away(story)).status).toBe(200);
    await story.pass(3);
    expect(lookOf(story)).toMatchObject({ result: { outcome: 'nothing-on-trial' } });

    expect((await story.publish(journey)).status).toBe(200);
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    await story.pass(10);
    expect(await story.order()).toEqual(['sms', 'email']);
  });

  it('touches no draft that somebody is working on', async () => {
    const story = await house();
    const mine = { ...journey, name: 'Not done yet' };
    await story.api.ask('PUT', '/v1/journeys/cart-abandoned', { body: mine });
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    await story.pass(10);
    expect(await story.order()).toEqual(['sms', 'email']);
    const { json } = await story.api.ask('GET', '/v1/journeys/cart-abandoned');
    expect(json.draft).toMatchObject({ name: 'Not done yet', steps: journey.steps });
  });

  it('leaves what somebody changed meanwhile alone', async () => {
    const story = await house();
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    await story.pass(6);
    await story.publish(plainJourney);
    await story.pass(6);
    expect(await story.order()).toEqual(['email', 'sms']);
    expect(await story.audits()).toEqual([]);
  });
});

describe('an experiment that nobody lets stop', () => {
  it.each([
    ['without the option', { plans: [{ ...plan, stopAutomatically: false }] }],
    ['without a plan', {}],
  ])('goes on whatever is found: %s', async (_, settings) => {
    const story = await house(settings);
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    await story.pass(20);
    expect(await story.version()).toBe(1);
    expect(story.ports.jobs.all()).toEqual([]);
  });

  it('goes on when the option is taken back', async () => {
    const story = await house();
    await story.meet('0', 1_500, 120);
    await story.meet('1', 1_500, 300);
    await story.pass(5);
    await story.api.ask('PUT', '/v1/settings/experiments', { body: { plans: [] } });
    await story.pass(10);
    expect(await story.version()).toBe(1);
  });
});
