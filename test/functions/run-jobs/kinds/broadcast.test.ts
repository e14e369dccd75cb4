import { describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../core/duration.ts';
import { ProviderRejected } from '../../../../core/errors.ts';
import type { Profile } from '../../../../core/profile/profile.ts';
import { broadcastRig, DUE, newsOf, people, person } from '../../../support/broadcast-rig.ts';
import { crashing } from '../../../support/crash.ts';

const idsOf = (profiles: readonly Profile[]) => profiles.map(({ id }) => id);
const RUN = '20260302t1000z';

describe('a run of a broadcast', () => {
  it('brings everybody in the segment one message, at the time of the schedule', async () => {
    const everybody = people(250);
    const rig = broadcastRig({ profiles: everybody });
    const run = await rig.publish();
    expect(run).toMatchObject({ runId: RUN, at: '2026-03-02T10:00', dueAtMs: DUE, status: 'on' });

    await rig.passTo(DUE - 1_000);
    expect(rig.received()).toEqual([]);
    await rig.passTo(DUE + MINUTE_MS);

    expect(rig.sentTo()).toEqual(idsOf(everybody));
    expect(new Set(rig.received())).toEqual(new Set([DUE]));
    expect(await rig.jobs.get(run?.jobId ?? '')).toMatchObject({ status: 'done', counts: { people: 250 } });
  });

  it('begins for each by her own clock', async () => {
    const inZone = (id: string, value: string) => person(id, { observed: { timezone: { value, atMs: 0 } } });
    const rig = broadcastRig({
      profiles: [inZone('tokyo', 'Asia/Tokyo'), inZone('york', 'America/New_York'), person('nowhere')],
      journey: newsOf({ schedule: { at: '2026-03-03T10:00', timezone: 'recipient' } }),
    });
    await rig.publish();
    await rig.passTo(DUE + 2 * DAY_MS);

    const times = rig.received().map((atMs) => new Date(atMs).toISOString().slice(0, 16));
    expect(times).toEqual(['2026-03-03T01:00', '2026-03-03T10:00', '2026-03-03T15:00']);
  });

  it('says of somebody who cannot be reached why, and of nobody else', async () => {
    const rig = broadcastRig({ profiles: [person('ann'), person('bob', { consents: [] })] });
    await rig.publish();
    await rig.passTo(DUE + MINUTE_MS);

    expect(rig.sentTo()).toEqual(['ann']);
    expect(rig.skips().map(({ reason, journeyId }) => [reason, journeyId])).toEqual([['no-consent', 'news']]);
  });

  it('sends nothing to somebody who orders in between', async () => {
    const journey = newsOf({}, { exit: [{ event: 'Order Completed' }] });
    const rig = broadcastRig({ profiles: [person('ann'), person('bob')], journey });
    await rig.publish();
    await rig.passTo(DUE - MINUTE_MS);
    rig.edit({ lastOrder: { atMs: DUE - MINUTE_MS, source: 'pos' } }, 'ann');
    await rig.passTo(DUE + MINUTE_MS);

    expect(rig.sentTo()).toEqual(['bob']);
    expect(rig.skips().map(({ reason }) => reason)).toEqual(['ordered']);
  });

  it('sends nothing to somebody who leaves the segment before it begins for her', async () => {
    const rig = broadcastRig({ profiles: [person('ann'), person('bob')] });
    await rig.publish();
    await rig.passTo(DUE - MINUTE_MS);
    rig.edit({ segments: {} }, 'ann');
    await rig.passTo(DUE + MINUTE_MS);
    rig.edit({ segments: {} }, 'bob');

    expect(rig.sentTo()).toEqual(['bob']);
    expect(rig.skips().map(({ reason }) => reason)).toEqual(['left-segment']);
  });

  it('never lets more begin in a minute than the throttle says', async () => {
    const everybody = people(250);
    const rig = broadcastRig({ profiles: everybody, journey: newsOf({ throttle: { perMinute: 7 } }) });
    await rig.publish();
    await rig.passTo(DUE + HOUR_MS);

    const perMinute = Object.values(Object.groupBy(rig.received(), (atMs) => Math.floor(atMs / MINUTE_MS)));
    expect(Math.max(...perMinute.map((one) => one?.length ?? 0))).toBe(7);
    expect(rig.sentTo()).toEqual(idsOf(everybody));
    expect(Math.max(...rig.received())).toBeLessThan(DUE + 36 * MINUTE_MS);
  });

  it('takes nobody in long before her turn', async () => {
    const rig = broadcastRig({ profiles: people(1_000), journey: newsOf({ throttle: { perMinute: 10 } }) });
    await rig.publish();
    await rig.passTo(DUE + MINUTE_MS);

    const latestMs = Math.max(...rig.enrollments.all().map(({ startsAtMs = 0 }) => startsAtMs));
    expect(latestMs).toBeLessThan(DUE + 30 * MINUTE_MS);
  });

  it('grows from day to day as a warm-up plan says, at the same time of day', async () => {
    const rig = broadcastRig({
      profiles: people(70),
      journey: newsOf({ warmUp: { start: 10, growth: 2 } }),
    });
    await rig.publish();
    await rig.passTo(DUE + 3 * DAY_MS);

    const days = Object.groupBy(rig.received(), (atMs) => (atMs - DUE) / DAY_MS);
    expect(Object.entries(days).map(([day, all]) => [day, all?.length])).toEqual([
      ['0', 10],
      ['1', 20],
      ['2', 40],
    ]);
  });

  it('comes again as its rule says, once each time', async () => {
    const rig = broadcastRig({
      profiles: people(3),
      journey: newsOf({ schedule: { at: '2026-03-02T10:00', rrule: 'FREQ=WEEKLY;COUNT=3' } }),
    });
    await rig.publish();
    await rig.passTo(DUE + 60 * DAY_MS);

    const weeks = Object.groupBy(rig.received(), (atMs) => (atMs - DUE) / (7 * DAY_MS));
    expect(Object.entries(weeks).map(([week, all]) => [week, all?.length])).toEqual([
      ['0', 3],
      ['1', 3],
      ['2', 3],
    ]);
    expect(rig.runs.all().map(({ by }) => by)).toEqual(['mara', 'kaskad', 'kaskad']);
  });
});

describe('whoever changes her mind', () => {
  const throttled = newsOf({ throttle: { perMinute: 10 } });

  it('pauses a run: nothing is sent until it is resumed, and nobody is left out', async () => {
    const everybody = people(400);
    const rig = broadcastRig({ profiles: everybody, journey: throttled });
    await rig.publish();
    await rig.passTo(DUE + 5 * MINUTE_MS);
    await rig.runs.order('news', RUN, 'paused');
    const before = rig.received().length;
    await rig.passTo(DUE + HOUR_MS);
    expect(rig.received().length).toBe(before);

    await rig.runs.order('news', RUN, 'on');
    await rig.start('resume-journey', { journeyId: 'news', perMinute: 100 });
    await rig.passTo(DUE + 3 * HOUR_MS);

    expect(before).toBeGreaterThan(40);
    expect(rig.sentTo()).toEqual(idsOf(everybody));
  });

  it('pauses the journey, with the same outcome', async () => {
    const everybody = people(60);
    const rig = broadcastRig({ profiles: everybody, journey: throttled });
    await rig.publish();
    await rig.passTo(DUE + 2 * MINUTE_MS);
    rig.journey.status = 'paused';
    const before = rig.received().length;
    await rig.passTo(DUE + HOUR_MS);
    expect(rig.received().length).toBe(before);

    rig.journey.status = 'live';
    await rig.start('resume-journey', { journeyId: 'news', perMinute: 100 });
    await rig.passTo(DUE + 3 * HOUR_MS);

    expect(rig.sentTo()).toEqual(idsOf(everybody));
  });

  it('aborts a run: whoever is in gets nothing more and is told so, nobody else comes in', async () => {
    const rig = broadcastRig({ profiles: people(600), journey: throttled });
    await rig.publish();
    await rig.passTo(DUE + 5 * MINUTE_MS);
    await rig.runs.order('news', RUN, 'aborted');
    const before = rig.received().length;
    await rig.passTo(DUE + DAY_MS);

    const all = rig.enrollments.all();
    expect(rig.received().length).toBe(before);
    expect(all.length).toBeLessThan(400);
    expect(all.filter(({ reason }) => reason === 'aborted').length).toBe(all.length - before);
    expect(new Set(rig.skips().map(({ reason }) => reason))).toEqual(new Set(['aborted']));
  });

  it('aborts it before its time, publishes again, and everybody gets it', async () => {
    const rig = broadcastRig({ profiles: people(2) });
    await rig.publish();
    await rig.runs.order('news', RUN, 'aborted');
    expect(await rig.publish()).toMatchObject({ runId: `${RUN}-2` });
    await rig.passTo(DUE + MINUTE_MS);

    expect(rig.sentTo()).toEqual(['p000', 'p001']);
  });

  it('publishes another time: the first is no more, and the other holds', async () => {
    const rig = broadcastRig({ profiles: people(2) });
    await rig.publish();
    rig.published.document = newsOf({ schedule: { at: '2026-03-02T12:00' } });
    await rig.publish();
    await rig.passTo(DUE + 3 * HOUR_MS);

    expect(rig.received()).toEqual([DUE + 2 * HOUR_MS, DUE + 2 * HOUR_MS]);
    expect(await rig.run(RUN)).toMatchObject({ status: 'superseded' });
  });

  it('publishes the same twice, and everybody gets it once', async () => {
    const rig = broadcastRig({ profiles: people(2) });
    await Promise.all([rig.publish(), rig.publish()]);
    await rig.publish();
    await rig.passTo(DUE + MINUTE_MS);

    expect(rig.sentTo()).toEqual(['p000', 'p001']);
    expect(rig.runs.all().length).toBe(1);
  });

  it('stops the journey: the run and its series are over', async () => {
    const rig = broadcastRig({
      profiles: people(2),
      journey: newsOf({ schedule: { at: '2026-03-02T10:00', rrule: 'FREQ=DAILY' } }),
    });
    await rig.publish();
    rig.journey.status = 'stopped';
    await rig.passTo(DUE + 3 * DAY_MS);

    expect(rig.received()).toEqual([]);
    expect(rig.runs.all().length).toBe(1);
  });

  it('leaves it paused for so long that the moment has passed: the run is left out, the next one comes', async () => {
    const rig = broadcastRig({
      profiles: people(2),
      journey: newsOf({ schedule: { at: '2026-03-02T10:00', rrule: 'FREQ=DAILY;COUNT=2' } }),
    });
    const run = await rig.publish();
    rig.journey.status = 'paused';
    await rig.passTo(DUE + 7 * HOUR_MS);
    rig.journey.status = 'live';
    await rig.passTo(DUE + 2 * DAY_MS);

    expect(rig.received()).toEqual([DUE + DAY_MS, DUE + DAY_MS]);
    expect((await rig.jobs.get(run?.jobId ?? ''))?.counts).toEqual({ tooLate: 1 });
  });
});

describe('a correction', () => {
  it('reaches exactly those who received the run, once', async () => {
    const unconsented = person('bob', { consents: [] });
    const rig = broadcastRig({ profiles: [person('ann'), unconsented, person('cy'), person('dan')] });
    rig.provider.script.before = ({ to }) => {
      if (to === 'cy@example.com') throw new ProviderRejected('email', 'no such mailbox');
    };
    await rig.publish();
    await rig.passTo(DUE + MINUTE_MS);
    delete rig.provider.script.before;
    rig.published.document = newsOf(
      { schedule: { at: '2026-03-02T12:00' }, to: { recipientsOf: { journeyId: 'news', runId: RUN } } },
      { id: 'sorry' },
    );
    await rig.publish();
    await rig.passTo(DUE + 3 * HOUR_MS);

    const toOf = (journeyId: string) =>
      rig.provider.accepted.flatMap((one) => (one.journeyId === journeyId ? [one.to] : [])).toSorted();
    expect(toOf('news')).toEqual(['ann@example.com', 'dan@example.com']);
    expect(toOf('sorry')).toEqual(toOf('news'));
    expect(rig.skips().filter(({ journeyId }) => journeyId === 'sorry')).toEqual([]);
  });
});

describe('whoever dies', () => {
  const everybody = people(4);
  const begun = async () => {
    const rig = broadcastRig({ profiles: everybody });
    await rig.publish();
    rig.setTime(DUE - 10 * MINUTE_MS);
    const message = rig.jobMessages.take(rig.ports.clock.now());
    if (!message) throw new Error('the run is not due');
    return { rig, message };
  };

  it.each(['before', 'after'] as const)(
    '%s any call of a step of the run: everybody gets it once',
    async (moment) => {
      for (let call = 0; ; call++) {
        const { rig, message } = await begun();
        const { ports, state } = crashing(rig.jobPorts, { call, moment });
        await rig.handleJob(message, { given: ports }).catch(() => undefined);
        if (!state.dead) break;
        rig.setTime(DUE - 7 * MINUTE_MS);
        await rig.handleJob(message);
        await rig.passTo(DUE + HOUR_MS);

        expect([call, rig.sentTo()]).toEqual([call, idsOf(everybody)]);
      }
    },
  );

  it.each(['before', 'after'] as const)('%s any call of the fold: everybody gets it once', async (moment) => {
    for (let call = 0; ; call++) {
      const { rig, message } = await begun();
      await rig.handleJob(message);
      const { ports, state } = crashing(rig.updatePorts, { call, moment });
      await rig.fold({ ...ports, journeys: rig.updatePorts.journeys }).catch(() => undefined);
      if (!state.dead) break;
      await rig.passTo(DUE + HOUR_MS);

      expect([call, rig.sentTo()]).toEqual([call, idsOf(everybody)]);
    }
  });

  it('not at all, but is told everything twice, also by two at once', async () => {
    const { rig, message } = await begun();
    await Promise.all([rig.handleJob(message), rig.handleJob(message)]);
    await rig.handleJob(message);
    const envelopes = [...rig.bus.envelopes];
    await rig.fold();
    rig.bus.envelopes.push(...envelopes);
    await rig.passTo(DUE + HOUR_MS);

    expect(rig.sentTo()).toEqual(idsOf(everybody));
  });
});
