import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS } from '../../../../core/duration.ts';
import type { EventEnvelope, ShopEvent } from '../../../../core/event/event.ts';
import { operatorEvent } from '../../../../core/event/operator-event.ts';
import type { JobAsk } from '../../../../core/jobs/job-inputs.ts';
import type { Journey } from '../../../../core/journey/journey.ts';
import { emptyProfile } from '../../../../core/profile/empty-profile.ts';
import type { Profile } from '../../../../core/profile/profile.ts';
import { cartAbandoned } from '../../../../core/seed/journeys.ts';
import { t0 } from '../../../support/ann.ts';
import { Crash, crashing } from '../../../support/crash.ts';
import { jobsRig } from '../../../support/jobs-rig.ts';

const kettle = { product_id: 'p1', name: 'Kettle', price: 19.9, currency: 'EUR', cart_id: 'c1' };
let count = 0;

const entry = (userId: string, event: string, atMs: number, more: Partial<ShopEvent> = {}): EventEnvelope => {
  count += 1;
  return {
    v: 1,
    entryId: `e${count}`,
    receivedAtMs: atMs,
    source: 'web',
    trust: 'secret',
    keyId: 'local-server',
    mayStateConsent: true,
    events: [
      {
        type: 'track',
        event,
        messageId: `m${count}`,
        atMs,
        source: 'web',
        userId,
        properties: kettle,
        ...more,
      },
    ],
  };
};

const person = (id: string, changes: Partial<Profile> = {}): Profile => ({
  ...emptyProfile(id, t0),
  identities: [
    { namespace: 'userId', value: id, linkedAtMs: t0 },
    { namespace: 'email', value: `${id}@example.com`, linkedAtMs: t0 },
  ],
  consents: [
    { channel: 'email', address: `${id}@example.com`, purpose: 'marketing', status: 'granted', atMs: t0 },
  ],
  ...changes,
});

const patient = {
  ...cartAbandoned,
  steps: [{ ...cartAbandoned.steps[0], for: 'PT3H' }, ...cartAbandoned.steps.slice(1)],
} as Journey;

const NOW = t0 + 10 * DAY_MS;

/** Everybody's pointers lead to them; today is ten days later. */
const started = async (
  profiles: Profile[],
  archive: EventEnvelope[],
  ask: Partial<JobAsk<'backtest'>> = {},
) => {
  const rig = jobsRig({ profiles, archive, journey: cartAbandoned });
  rig.setTime(NOW);
  for (const { id, identities, mergedInto } of profiles)
    for (const one of identities) await rig.profiles.claim(one, mergedInto ?? id);
  const input = { journeyId: 'cart-abandoned', draft: patient, liveVersion: 1, fromMs: t0, toMs: NOW };
  const { id } = await rig.start('backtest', { ...input, people: 1_000, ...ask });
  return { ...rig, id, job: () => rig.jobs.get(id) };
};

const run = async (...args: Parameters<typeof started>) => {
  const rig = await started(...args);
  await rig.runJobs();
  return { rig, job: await rig.job() };
};

const ids = ['ann', 'bob', 'cy', 'dee'];
const carts = ids.map((id, no) => entry(id, 'Product Added', t0 + no * HOUR_MS));

describe('a back-test', () => {
  it('plays everybody whom the archive holds, and lays nothing aside at its end', async () => {
    const order = entry('bob', 'Order Completed', t0 + 3 * HOUR_MS, { properties: { order_id: 'o1' } });
    const { rig, job } = await run(
      ids.map((id) => person(id)),
      [...carts, order],
    );

    expect(job).toMatchObject({
      status: 'done',
      counts: { events: 5, people: 4, 'draft/entered': 4 },
      result: {
        share: 1,
        people: 4,
        draft: { messages: { email: 3 }, ordersAfter: 0 },
        live: { messages: { email: 4 }, ordersAfter: 1 },
        different: { kinds: { 'fewer-messages': 1, 'other-times': 3 } },
      },
    });
    expect(rig.archive.files.files.size).toBe(0);
    expect(rig.provider.attempts).toEqual([]);
  });

  it('counts events of nobody, and neither staff nor those who are gone', async () => {
    const stranger = entry('stranger', 'Product Added', t0);
    const { job } = await run([person('ann'), person('bob', { staff: true })], [...carts, stranger]);

    expect(job?.counts).toMatchObject({ people: 1, events: 5, eventsOfNobody: 3 });
  });

  it('follows who was merged to whom she is today, for what Kaskad said itself too', async () => {
    const paused = operatorEvent({
      profileId: 'old',
      event: 'Contact Paused',
      by: 'eve',
      atMs: t0,
      properties: { until: new Date(NOW).toISOString() },
    });
    const old = person('old', { mergedInto: 'ann', identities: [] });
    const { job } = await run([person('ann'), old], [paused, ...carts]);

    expect(job?.result).toMatchObject({ people: 1, draft: { entered: 1, messages: {} } });
  });

  it('asks for blocked addresses, of those who would get something', async () => {
    const rig = await started([person('ann'), person('bob')], carts);
    await rig.suppressions.add('email', 'ann@example.com', 'bounced', t0);
    await rig.runJobs();

    expect((await rig.job())?.result).toMatchObject({
      draft: { messages: { email: 1 }, skipped: { suppressed: 1 } },
    });
  });

  it('begins a week earlier, and counts from the day that was asked for', async () => {
    const before = entry('ann', 'Product Added', t0 - 30 * 60_000);
    const longBefore = entry('bob', 'Product Added', t0 - 8 * DAY_MS);
    const { job } = await run([person('ann'), person('bob')], [longBefore, before]);

    expect(job?.counts).toMatchObject({ events: 1, people: 1 });
    expect(job?.result).toMatchObject({ draft: { entered: 0, messages: { email: 1 } } });
  });

  it('has no live version to compare with where none is published', async () => {
    const rig = await started([person('ann')], carts, { liveVersion: undefined });
    await rig.runJobs();

    expect((await rig.job())?.result).not.toHaveProperty('live');
  });

  it('looks at no more people than are enough, and says how many of all those are', async () => {
    const heavy = carts.map((one) => ({ ...one, events: one.events }));
    const rig = await started(
      ids.map((id) => person(id)),
      heavy,
      { people: 1 },
    );
    const { events } = rig.archive;
    events.bytes = async () => 8 * 1024 * 1024;
    await rig.runJobs();

    const job = await rig.job();
    const result = job?.result as { share: number; people: number };
    expect(result.people).toBe(1);
    expect(result.share).toBeLessThan(1);
    expect(rig.archive.files.files.size).toBe(0);
  });

  it('comes to the same whatever time there is for a step', async () => {
    const all = Array.from({ length: 120 }, (_, no) => `person-${no}`);
    const archive = all.map((id, no) => entry(id, 'Product Added', t0 + no * 60_000));
    const rig = await started(
      all.map((id) => person(id)),
      archive,
    );
    for (let next = rig.jobMessages.take(NOW); next; next = rig.jobMessages.take(NOW))
      await rig.handleJob(next, { remainingMs: () => 0 });

    expect(await rig.job()).toMatchObject({
      status: 'done',
      counts: { events: 120, people: 120, 'draft/messages/email': 120 },
    });
    expect((await rig.job())?.step).toBeGreaterThan(60);
  });

  it.each(['before', 'after'] as const)('that dies %s any call counts nothing twice', async (moment) => {
    for (let call = 0; ; call++) {
      const rig = await started([person('ann'), person('bob')], carts);
      const { ports, state } = crashing(rig.jobPorts, { call, moment });
      const message = rig.jobMessages.take(NOW);
      if (!message) throw new Error('no job');
      await rig.handleJob(message, { given: ports }).catch((error) => expect(error).toBeInstanceOf(Crash));
      if (!state.dead) break;
      rig.setTime(NOW + 3 * 60_000);
      await rig.handleJob(message);
      await rig.runJobs();

      expect([call, (await rig.job())?.counts]).toMatchObject([
        call,
        { events: 4, people: 2, 'draft/messages/email': 2, 'live/messages/email': 2 },
      ]);
    }
  });
});
